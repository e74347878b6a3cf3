import { formatDuration } from "#lib/client/format-duration.ts";

/** As the studio itself waits, at most, before any attempt. */
const PAUSE_MS_MAX = 30_000;

export interface Attempt {
  number: number;
  /** How long after the first attempt failed, on average and at the latest. */
  meanMs: number;
  toMs: number;
}

/** When the attempts of one call happen: before each there is a random pause, whose limit doubles every time. */
export function retryTimes({ maxRetries, baseDelayMs }: { maxRetries: number; baseDelayMs: number }): Attempt[] {
  const attempts: Attempt[] = [{ number: 1, meanMs: 0, toMs: 0 }];
  for (let number = 2; number <= maxRetries + 1; number++) {
    const pauseMs = Math.min(PAUSE_MS_MAX, baseDelayMs * 2 ** (number - 2));
    const before = attempts[number - 2] ?? { meanMs: 0, toMs: 0 };
    attempts.push({ number, meanMs: before.meanMs + pauseMs / 2, toMs: before.toMs + pauseMs });
  }
  return attempts;
}

/** The same in a sentence, for those who do not see the picture. */
export function describeRetries(attempts: readonly Attempt[]): string {
  const last = attempts.at(-1);
  if (last === undefined || last.number === 1) return "A call that fails is not tried again.";
  const times = last.number === 2 ? "once more" : `${last.number - 1} times more`;
  return `A call that fails for a passing reason is tried ${times}: the last attempt ${formatDuration(last.meanMs)} later on average, ${formatDuration(last.toMs)} at most.`;
}
