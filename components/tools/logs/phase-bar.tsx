import { formatDuration } from "#lib/client/format-duration.ts";

const SHADES = ["bg-primary", "bg-primary/65", "bg-primary/40", "bg-muted-foreground/60", "bg-muted-foreground/35"];

/** As an execution goes on; other phases follow. */
const ORDER = ["validate", "queue", "retry", "run", "dns", "connect", "tls", "request", "wait", "body"];

/** Where the time went, phase by phase. */
export function PhaseBar({ phases }: { phases: Record<string, number> }) {
  const entries = Object.entries(phases)
    .filter(([, ms]) => ms > 0)
    .sort(([a], [b]) => rank(a) - rank(b));
  const total = entries.reduce((sum, [, ms]) => sum + ms, 0);
  if (total === 0) return null;
  return (
    <section aria-label="Phases" className="space-y-2">
      <div className="flex h-2 gap-px overflow-hidden rounded-full" aria-hidden="true">
        {entries.map(([name, ms], index) => (
          <span key={name} className={SHADES[index % SHADES.length]} style={{ width: `${(ms / total) * 100}%` }} />
        ))}
      </div>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs">
        {entries.map(([name, ms], index) => (
          <li key={name} className="flex items-center gap-1.5">
            <span className={`size-2 rounded-full ${SHADES[index % SHADES.length]}`} aria-hidden="true" />
            {name}
            <span className="text-muted-foreground">{formatDuration(ms)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function rank(name: string): number {
  const index = ORDER.indexOf(name);
  return index === -1 ? ORDER.length : index;
}
