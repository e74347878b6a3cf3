import { formatCount } from "#lib/client/format-count.ts";
import { formatDuration } from "#lib/client/format-duration.ts";
import type { UsagePoint, UsageSeries } from "#lib/contracts/usage.ts";

/** Calls over time, those that failed below in red. A table says the same to whoever does not see it. */
export function CallsChart({ series: { points, bucketSeconds } }: { series: UsageSeries }) {
  const most = Math.max(...points.map(({ calls }) => calls), 1);
  const total = points.reduce((sum, { calls }) => sum + calls, 0);
  return (
    <figure className="min-w-0 rounded-lg border bg-card p-4">
      <figcaption className="flex flex-wrap items-center gap-x-4 gap-y-1 pb-3 text-sm">
        <span className="font-semibold">Calls</span>
        <Key className="bg-primary" label="succeeded" />
        <Key className="bg-destructive" label="failed" />
        <span className="ms-auto text-xs text-muted-foreground">each bar is {spanOf(bucketSeconds)}</span>
      </figcaption>
      {total === 0 ? (
        <p className="grid h-44 place-items-center text-sm text-muted-foreground">No calls in this time.</p>
      ) : (
        <div className="flex h-44 items-end gap-px border-b" aria-hidden="true">
          {points.map((point) => (
            <Bar key={point.at} point={point} most={most} />
          ))}
        </div>
      )}
      <p className="flex justify-between pt-1.5 text-xs text-muted-foreground" aria-hidden="true">
        <span suppressHydrationWarning>{label(points[0])}</span>
        <span suppressHydrationWarning>{label(points.at(-1))}</span>
      </p>
      <table className="sr-only">
        <caption>Calls over time</caption>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">Calls</th>
            <th scope="col">Failed</th>
            <th scope="col">95th percentile</th>
          </tr>
        </thead>
        <tbody>
          {points
            .filter(({ calls }) => calls > 0)
            .map(({ at, calls, failures, p95Ms }) => (
              <tr key={at}>
                <th scope="row" suppressHydrationWarning>
                  {new Date(at).toLocaleString()}
                </th>
                <td>{formatCount(calls)}</td>
                <td>{formatCount(failures)}</td>
                <td>{p95Ms === null ? "–" : formatDuration(p95Ms)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </figure>
  );
}

function Bar({ point: { at, calls, failures, p95Ms }, most }: { point: UsagePoint; most: number }) {
  const title = `${new Date(at).toLocaleString()}: ${formatCount(calls)} calls, ${formatCount(failures)} failed${p95Ms === null ? "" : `, p95 ${formatDuration(p95Ms)}`}`;
  return (
    <span className="flex h-full min-w-0 flex-1 flex-col justify-end hover:bg-muted" title={title}>
      <span className="rounded-t-[2px] bg-primary" style={{ height: `${((calls - failures) / most) * 100}%` }} />
      <span className="bg-destructive" style={{ height: `${(failures / most) * 100}%` }} />
    </span>
  );
}

function Key({ className, label: text }: { className: string; label: string }) {
  return (
    <span className="flex items-center gap-1.5 text-xs text-muted-foreground">
      <span className={`size-2 rounded-[2px] ${className}`} aria-hidden="true" />
      {text}
    </span>
  );
}

function label(point: UsagePoint | undefined): string {
  return point === undefined
    ? ""
    : new Date(point.at).toLocaleString(undefined, { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" });
}

function spanOf(seconds: number): string {
  if (seconds < 3_600) return `${Math.round(seconds / 60)} minutes`;
  const hours = Math.round(seconds / 3_600);
  return hours === 1 ? "an hour" : hours < 24 ? `${hours} hours` : hours === 24 ? "a day" : `${Math.round(hours / 24)} days`;
}
