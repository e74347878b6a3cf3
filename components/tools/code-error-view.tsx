import { Scrollable } from "#components/common/scrollable.tsx";
import type { CodeError } from "#lib/contracts/errors.ts";

/** What a person's own code threw, and where; not again what was `said` already. */
export function CodeErrorView({ error, said }: { error: CodeError; said: string }) {
  const place = error.line === undefined ? "" : `Line ${error.line}${error.column === undefined ? "" : `, column ${error.column}`}`;
  const text = error.excerpt ?? error.stack;
  const thrown = `${error.name}: ${error.message}`;
  return (
    <div className="space-y-2 border-t border-destructive/20 p-4 text-sm">
      {thrown !== said && <p className="font-mono text-xs/5 break-words">{thrown}</p>}
      {place !== "" && <p className="text-xs text-muted-foreground">{place}</p>}
      {text !== undefined && (
        <Scrollable label="The code around it" className="max-h-60 rounded-md border bg-code whitespace-pre">
          {text}
        </Scrollable>
      )}
    </div>
  );
}
