import { LAYERS_EXPLAINED } from "#components/tools/layers.ts";
import { cn } from "#components/ui/cn.ts";
import { formatDuration } from "#lib/client/format-duration.ts";
import type { ExchangeAttempt } from "#lib/contracts/exchange.ts";

/** The attempts of a call one below the other, each where it stands in time, with the pause before it. */
export function AttemptBars({ attempts }: { attempts: readonly ExchangeAttempt[] }) {
  if (attempts.length < 2) return null;
  const total = attempts.reduce((sum, { ms, waitedMs }) => sum + ms + waitedMs, 0);
  const part = (ms: number) => `${total === 0 ? 0 : (ms / total) * 100}%`;
  let before = 0;
  return (
    <ol aria-label="Attempts" className="space-y-1 border-t pt-2 text-xs">
      {attempts.map((attempt, index) => {
        const start = before;
        before += attempt.waitedMs + attempt.ms;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: attempts are in order and never change.
          <li key={index} className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3">
            <span className="w-32 truncate">
              {index + 1}. <span className={failed(attempt) ? "text-destructive" : "text-success"}>{outcomeOf(attempt)}</span>
            </span>
            <span className="flex h-2 overflow-hidden rounded-[2px] bg-muted" aria-hidden="true">
              <span style={{ width: part(start) }} />
              <span className="bg-warning/40" style={{ width: part(attempt.waitedMs) }} />
              <span className={cn("min-w-px", failed(attempt) ? "bg-destructive" : "bg-success")} style={{ width: part(attempt.ms) }} />
            </span>
            <span className="text-muted-foreground tabular-nums">
              {formatDuration(attempt.ms)}
              {attempt.waitedMs > 0 && ` after ${formatDuration(attempt.waitedMs)}`}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function failed({ layer, status }: ExchangeAttempt): boolean {
  return layer !== null || status === null || status >= 400;
}

function outcomeOf({ layer, status }: ExchangeAttempt): string {
  if (status !== null) return String(status);
  return layer === null ? "no answer" : LAYERS_EXPLAINED[layer].label;
}
