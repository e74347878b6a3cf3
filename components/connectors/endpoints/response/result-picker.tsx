"use client";

import { useId } from "react";
import { JsonView } from "#components/common/json-view/json-view.tsx";
import { TextField } from "#components/common/text-field.tsx";
import { TokenCount } from "#components/common/token-count.tsx";
import { useEditor, useProblem } from "../editor/editor-context.tsx";
import { applyPick, readExpression, toExpression } from "./pick.ts";
import { PickTree } from "./pick-tree.tsx";

/** The fields of a sample, to be ticked; the expression that they make; and what the result is then. */
export function ResultPicker() {
  const { draft, sample, define, mayWrite } = useEditor();
  const { projection } = draft.definition;
  const pick = readExpression(projection);
  const preview = sample === undefined || pick === null ? undefined : applyPick(pick, sample);
  const error = useProblem("projection");
  const heading = useId();
  return (
    <div className="space-y-4">
      {sample !== undefined && pick !== null && (
        <PickTree sample={sample} pick={pick} readOnly={!mayWrite} onPick={(next) => define({ projection: toExpression(next) })} />
      )}
      <TextField
        label="Expression (JMESPath)"
        className="font-mono text-xs md:text-xs"
        spellCheck={false}
        placeholder="the whole answer"
        value={projection ?? ""}
        readOnly={!mayWrite}
        error={error}
        hint={
          pick === null
            ? "Written by hand, beyond what ticks can show. Send to see what it makes; empty it to tick fields again."
            : undefined
        }
        onChange={(event) => define({ projection: event.target.value === "" ? null : event.target.value })}
      />
      {preview !== undefined && projection !== null && (
        <section aria-labelledby={heading} className="space-y-2">
          <h3 id={heading} className="flex items-center gap-3 text-xs font-medium">
            What becomes of the sample
            <span className="font-normal text-muted-foreground">
              <TokenCount text={JSON.stringify(preview)} />
            </span>
          </h3>
          <JsonView value={preview} label="Result of the sample" />
        </section>
      )}
    </div>
  );
}
