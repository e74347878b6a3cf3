import type { ReactNode } from "react";

/** Names and values, one a line. */
export function Facts({ facts }: { facts: readonly (readonly [term: string, value: ReactNode])[] }) {
  return (
    <dl className="h-fit divide-y rounded-lg border bg-card px-4 text-sm">
      {facts.map(([term, value]) => (
        <div key={term} className="flex items-baseline justify-between gap-6 py-2.5">
          <dt className="shrink-0 text-muted-foreground">{term}</dt>
          <dd className="min-w-0 text-end break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
