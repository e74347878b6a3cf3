const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** The label of a piece of time as long as `stepMs`: `14:05`, `3 Mar 14:00`, `3 Mar`. */
export function formatMoment(atMs: number, stepMs: number, spanMs: number): string {
  const date: Intl.DateTimeFormatOptions = { day: "numeric", month: "short" };
  const time: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const options = stepMs >= DAY_MS ? date : spanMs > DAY_MS + MINUTE_MS ? { ...date, ...time } : time;
  return new Intl.DateTimeFormat("en-GB", options).format(atMs);
}
