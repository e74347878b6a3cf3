"use client";

import { Undo2 } from "lucide-react";
import { useId } from "react";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import { NativeSelect, NativeSelectOption } from "#components/ui/native-select.tsx";
import { Method } from "#lib/contracts/endpoints.ts";
import { restoreUnused, setPath } from "./draft/set-path.ts";
import { useEditor, useProblem } from "./editor/editor-context.tsx";

/** Method and path of a REST endpoint. A name in braces is a parameter as soon as its brace is closed. */
export function RequestLine() {
  const { draft, connector, change, define, mayWrite } = useEditor();
  const id = useId();
  const problem = useProblem("path");
  return (
    <div className="min-w-0 flex-1">
      <div
        className={cn(
          "flex min-w-0 items-stretch overflow-hidden rounded-md border border-input bg-card shadow-xs focus-within:border-ring focus-within:ring-[3px] focus-within:ring-ring/50 max-sm:flex-wrap dark:bg-input/30",
          problem !== undefined && "border-destructive focus-within:ring-destructive/30",
        )}
      >
        <NativeSelect
          aria-label="Method"
          className="h-9 w-28 rounded-e-none border-0 border-e bg-transparent font-mono text-xs font-semibold shadow-none focus-visible:ring-0 max-sm:rounded-none"
          value={draft.definition.method}
          disabled={!mayWrite}
          onChange={(event) => define({ method: Method.parse(event.target.value) })}
        >
          {Method.options.map((method) => (
            <NativeSelectOption key={method} value={method}>
              {method}
            </NativeSelectOption>
          ))}
        </NativeSelect>
        <span
          className="max-w-[45%] min-w-0 shrink truncate self-center ps-3 font-mono text-xs text-muted-foreground max-sm:max-w-none max-sm:flex-1 max-sm:pe-3"
          dir="ltr"
          title={`Base URL: ${connector.baseUrl}`}
        >
          {connector.baseUrl.replace(/\/$/, "")}
        </span>
        <input
          id={`${id}-path`}
          aria-label="Path"
          aria-invalid={problem === undefined ? undefined : true}
          aria-describedby={problem === undefined ? undefined : `${id}-problem`}
          className="h-9 min-w-40 flex-1 bg-transparent max-sm:basis-full ps-0.5 pe-3 font-mono text-base outline-none max-sm:border-t max-sm:ps-3 md:text-[0.8125rem]"
          dir="ltr"
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          placeholder="/users/{id}"
          value={draft.definition.path}
          readOnly={!mayWrite}
          onChange={(event) => change(setPath(draft, event.target.value))}
        />
      </div>
      <p id={`${id}-problem`} aria-live="polite" className={cn("text-sm text-destructive", problem !== undefined && "mt-1.5")}>
        {problem}
      </p>
      <Unused />
    </div>
  );
}

/** Parameters that were taken out of the path: one click puts them back. */
function Unused() {
  const { draft, change } = useEditor();
  if (draft.unused.length === 0) return null;
  return (
    <p className="mt-1.5 flex flex-wrap items-center gap-1.5 text-xs text-muted-foreground" role="status">
      Taken out of the path:
      {draft.unused.map(({ name }) => (
        <Button
          key={name}
          type="button"
          variant="outline"
          size="xs"
          className="max-w-48 font-mono"
          aria-label={`Put ${name} back into the path`}
          onClick={() => change(restoreUnused(draft, name))}
        >
          <Undo2 aria-hidden="true" />
          <bdi className="truncate">{name}</bdi>
        </Button>
      ))}
      <Button type="button" variant="ghost" size="xs" onClick={() => change({ ...draft, unused: [] })}>
        Forget
      </Button>
    </p>
  );
}
