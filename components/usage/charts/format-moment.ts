const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Whether the pieces are whole days, which are those of UTC, as the server counts them. */
export function isByDay(stepMs: number): boolean {
  return stepMs >= DAY_MS;
}

/** The label of a piece of time as long as `stepMs`: `14:05`, `3 Mar 14:00`, `3 Mar`. Times of the day are those of this browser's clock. */
export function formatMoment(atMs: number, stepMs: number, spanMs: number): string {
  const date: Intl.DateTimeFormatOptions = { day: "numeric", month: "short" };
  const time: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  if (isByDay(stepMs)) return new Intl.DateTimeFormat("en-GB", { ...date, timeZone: "UTC" }).format(atMs);
  return new Intl.DateTimeFormat("en-GB", spanMs > DAY_MS + MINUTE_MS ? { ...date, ...time } : time).format(atMs);
}
