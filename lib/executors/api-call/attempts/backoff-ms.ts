import type { Retry } from "#lib/contracts/connector-limits.ts";

const BACKOFF_MS_MAX = 30_000;

/** Exponential backoff with full jitter before the attempt that follows the given one. */
export function backoffMs({ baseDelayMs }: Retry, attempt: number, random: () => number = Math.random): number {
  return Math.round(random() * Math.min(BACKOFF_MS_MAX, baseDelayMs * 2 ** (attempt - 1)));
}
