const SECONDS_MAX = 10 * 365 * 86_400;

/** When something ends that was given now; null where the server did not tell. Servers write "never" as a number beyond all dates, too. */
export function toExpiry(givenAtMs: number, seconds: number | null): Date | null {
  if (seconds === null || !Number.isFinite(seconds)) return null;
  return new Date(givenAtMs + Math.min(Math.max(seconds, 0), SECONDS_MAX) * 1000);
}
