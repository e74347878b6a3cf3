import { Scrollable } from "#components/common/scrollable.tsx";
import type { CodeError } from "#lib/contracts/errors.ts";

/** What a person's own code threw, and where. */
export function CodeErrorView({ error }: { error: CodeError }) {
  const place = error.line === undefined ? "" : `line ${error.line}${error.column === undefined ? "" : `, column ${error.column}`}`;
  const text = error.excerpt ?? error.stack;
  return (
    <div className="space-y-2 border-t border-destructive/20 p-4 text-sm">
      <p className="flex flex-wrap gap-x-3">
        <span className="min-w-0 font-mono text-xs/5 break-words">
          {error.name}: {error.message}
        </span>
        {place !== "" && <span className="text-xs/5 text-muted-foreground">{place}</span>}
      </p>
      {text !== undefined && (
        <Scrollable label="The code around it" className="max-h-60 rounded-md border bg-code whitespace-pre">
          {text}
        </Scrollable>
      )}
    </div>
  );
}
