import { Fragment, useId } from "react";
import { formatDuration } from "#lib/client/format-duration.ts";
import { Retry } from "#lib/contracts/connector-limits.ts";
import { describeRetries, retryTimes } from "./retry-times.ts";

/** When further attempts happen: the band is where the random pause may end, the dot where it does on average. */
export function RetryCurve({ maxRetries, baseDelayMs }: { maxRetries: number; baseDelayMs: number }) {
  const id = useId();
  const retry = Retry.safeParse({ maxRetries, baseDelayMs });
  if (!retry.success) return null;
  const attempts = retryTimes(retry.data);
  const spanMs = attempts.at(-1)?.toMs || 1;
  const share = (ms: number) => `${(ms / spanMs) * 100}%`;
  return (
    <figure className="min-w-0 space-y-2 rounded-md bg-muted/60 p-3 sm:col-span-2" aria-labelledby={id}>
      {attempts.length > 1 && (
        <div className="grid max-w-2xl grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-2 text-xs" aria-hidden="true">
          {attempts.map(({ number, meanMs, toMs }) => (
            <Fragment key={number}>
              <span className="text-muted-foreground">Attempt {number}</span>
              <svg className="h-3 w-full overflow-visible rtl:-scale-x-100" aria-hidden="true">
                <rect width={share(toMs)} height={12} rx={3} className="fill-primary/20" />
                <circle cx={share(meanMs)} cy={6} r={4.5} className="fill-primary" />
              </svg>
              <span className="font-mono tabular-nums">{number === 1 ? "now" : `≤ ${formatDuration(toMs)}`}</span>
            </Fragment>
          ))}
        </div>
      )}
      <figcaption id={id} className="text-xs text-pretty text-muted-foreground">
        {describeRetries(attempts)}
      </figcaption>
    </figure>
  );
}
