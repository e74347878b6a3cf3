import { HeaderTable } from "./header-table.tsx";

/** The headers of the answer, folded: they are looked at when something is odd. */
export function AnswerHeaders({ headers }: { headers: Readonly<Record<string, string>> | undefined }) {
  const count = Object.keys(headers ?? {}).length;
  if (headers === undefined || count === 0) return null;
  return (
    <details className="rounded-md border bg-card">
      <summary className="cursor-pointer rounded-md px-3 py-2 text-sm font-medium hover:bg-accent/60">
        Headers of the answer <span className="font-normal text-muted-foreground tabular-nums">{count}</span>
      </summary>
      <div className="border-t">
        <HeaderTable headers={headers} label="Headers of the answer" />
      </div>
    </details>
  );
}
