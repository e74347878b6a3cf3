import { cn } from "#components/ui/cn.ts";
import { formatDuration } from "#lib/client/format-duration.ts";
import type { Exchange } from "#lib/contracts/exchange.ts";
import { AttemptBars } from "./timing/attempt-bars.tsx";
import { type Segment, timingSegments } from "./timing/timing-segments.ts";

interface Props {
  phases: Readonly<Record<string, number>>;
  /** Names the attempts of a call over the network. */
  exchange?: Exchange | null | undefined;
  durationMs: number;
}

/** Where the time of an execution went, from the queue to the check of its result; attempts that had to be repeated apart. */
export function TimingBar({ phases, exchange, durationMs }: Props) {
  const segments = timingSegments(phases, durationMs);
  const total = segments.reduce((sum, { ms }) => sum + ms, 0);
  if (total === 0) return null;
  return (
    <section aria-label="Timing" className="min-w-0 space-y-2">
      <div className="flex h-2.5 gap-px overflow-hidden rounded-sm bg-muted" aria-hidden="true">
        {segments.map(({ name, ms, className }) => (
          <span key={name} className={cn("h-full min-w-px", className)} style={{ width: `${(ms / total) * 100}%` }} />
        ))}
      </div>
      <ol className="flex flex-wrap gap-x-4 gap-y-1 text-xs">
        {segments.map((segment) => (
          <Legend key={segment.name} {...segment} />
        ))}
      </ol>
      <AttemptBars attempts={exchange?.attempts ?? []} />
    </section>
  );
}

function Legend({ label, meaning, ms, className }: Segment) {
  return (
    <li className="flex items-center gap-1.5 whitespace-nowrap" title={meaning}>
      <span className={cn("size-2 shrink-0 rounded-[2px]", className)} aria-hidden="true" />
      {label}
      <bdi className="text-muted-foreground tabular-nums">{formatDuration(ms)}</bdi>
    </li>
  );
}
