import { DAY_MS, HOUR_MS, type Span } from "./split-range.ts";

const MINUTE_MS = 60_000;
const POINTS_MAX = 170;
const STEPS_MS = [
  MINUTE_MS,
  5 * MINUTE_MS,
  15 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
  3 * HOUR_MS,
  6 * HOUR_MS,
  12 * HOUR_MS,
  DAY_MS,
  2 * DAY_MS,
];

/** The shortest piece of the clock of which a span holds or touches at most 170: a week by the hour, and more than ten weeks by the day. */
export function stepOf([fromMs, toMs]: Span): number {
  return STEPS_MS.find((step) => Math.ceil(toMs / step) - Math.floor(fromMs / step) <= POINTS_MAX) ?? 7 * DAY_MS;
}
