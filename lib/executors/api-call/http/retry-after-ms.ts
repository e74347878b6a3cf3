const WAIT_MS_MAX = 86_400_000;

/** The wait that a Retry-After header asks for: seconds or a date (RFC 9110 section 10.2.3), at most a day. */
export function retryAfterMs(header: string | undefined, now: number = Date.now()): number | undefined {
  if (header === undefined) return undefined;
  const ms = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(ms) ? undefined : Math.round(Math.min(Math.max(ms, 0), WAIT_MS_MAX));
}
