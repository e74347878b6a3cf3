import { useId } from "react";
import { formatDuration } from "#lib/client/format-duration.ts";
import { Retry } from "#lib/contracts/connector-limits.ts";
import { describeRetries, retryTimes } from "./retry-times.ts";

const ROW = 26;
const LEFT = 84;
const WIDTH = 560;
const SPAN = WIDTH - LEFT - 76;

/** When further attempts happen: the band is where the random pause may end, the dot where it does on average. */
export function RetryCurve({ maxRetries, baseDelayMs }: { maxRetries: number; baseDelayMs: number }) {
  const id = useId();
  const retry = Retry.safeParse({ maxRetries, baseDelayMs });
  if (!retry.success) return null;
  const attempts = retryTimes(retry.data);
  const spanMs = attempts.at(-1)?.toMs || 1;
  const x = (ms: number) => LEFT + (ms / spanMs) * SPAN;
  return (
    <figure className="min-w-0 space-y-2 rounded-md bg-muted/60 p-3 sm:col-span-2" aria-labelledby={id}>
      {attempts.length > 1 && (
        <svg viewBox={`0 0 ${WIDTH} ${attempts.length * ROW}`} className="w-full max-w-2xl" direction="ltr" aria-hidden="true">
          <line x1={LEFT} x2={LEFT} y1={2} y2={attempts.length * ROW - 2} className="stroke-border" />
          {attempts.map(({ number, meanMs, toMs }, index) => {
            const y = index * ROW + ROW / 2;
            return (
              <g key={number}>
                <text x={0} y={y + 4} className="fill-muted-foreground text-[12px]">
                  Attempt {number}
                </text>
                <rect x={LEFT} y={y - 6} width={Math.max(0, x(toMs) - LEFT)} height={12} rx={3} className="fill-primary/20" />
                <circle cx={x(meanMs)} cy={y} r={4.5} className="fill-primary" />
                <text x={x(toMs) + 8} y={y + 4} className="fill-foreground font-mono text-[11px]">
                  {number === 1 ? "now" : `≤ ${formatDuration(toMs)}`}
                </text>
              </g>
            );
          })}
        </svg>
      )}
      <figcaption id={id} className="text-xs text-pretty text-muted-foreground">
        {describeRetries(attempts)}
      </figcaption>
    </figure>
  );
}
