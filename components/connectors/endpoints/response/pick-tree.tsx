"use client";

import { Crosshair, Undo2 } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import type { Json } from "#lib/contracts/json.ts";
import { EVERYTHING, type Pick } from "./pick.ts";
import { PickNode } from "./pick-node.tsx";
import { lookInto, toggleKept } from "./toggle-kept.ts";

interface Props {
  sample: Json;
  pick: Pick;
  readOnly: boolean;
  onPick: (pick: Pick) => void;
}

/** A sample as a tree of fields with a tick each. The items of a list are ticked together. */
export function PickTree({ sample, pick, readOnly, onPick }: Props) {
  const part = pick.path.reduce<Json>((value, name) => lookInto(value).at(name), sample);
  const { names, list } = lookInto(part);
  if (names.length === 0 && pick.path.length === 0) {
    return <p className="text-sm text-muted-foreground">The sample has no fields to choose from: all of it is the result.</p>;
  }
  const toggle = (steps: string[], on: boolean) => {
    const kept = toggleKept(pick.kept, part, steps, on);
    // Nothing at all is no result: the last tick stays.
    if (kept !== undefined) onPick({ ...pick, kept });
  };
  return (
    <div className="overflow-hidden rounded-md border bg-code">
      <div className="flex min-h-9 flex-wrap items-center gap-x-3 border-b px-3 py-1 text-xs text-muted-foreground">
        {pick.path.length === 0 ? (
          <span>{list ? "Each item of the answer" : "The answer"}</span>
        ) : (
          <span className="flex min-w-0 items-center gap-1.5">
            <Crosshair className="size-3.5 shrink-0 text-primary" aria-hidden="true" />
            Only <bdi className="truncate font-mono text-foreground">{pick.path.join(".")}</bdi>
            {list && "(each item)"}
          </span>
        )}
        <span className="flex-1" />
        {!readOnly && (pick.path.length > 0 || pick.kept !== "all") && (
          <Button type="button" variant="ghost" size="xs" onClick={() => onPick(EVERYTHING)}>
            <Undo2 aria-hidden="true" />
            Keep everything
          </Button>
        )}
      </div>
      <ul aria-label="Fields to keep" className="max-h-96 overflow-y-auto py-1 font-mono text-xs">
        {names.map((name) => (
          <PickNode
            key={name}
            name={name}
            steps={[name]}
            sample={lookInto(part).at(name)}
            kept={pick.kept}
            readOnly={readOnly}
            onToggle={toggle}
            {...(pick.path.length === 0 && !list ? { onOnly: (path: string[]) => onPick({ path, kept: "all" }) } : {})}
          />
        ))}
      </ul>
    </div>
  );
}
