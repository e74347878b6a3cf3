export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** From its start to before its end, in milliseconds since 1970. */
export type Span = [fromMs: number, toMs: number];

export interface Pieces {
  days: Span[];
  hours: Span[];
  /** What is left at both ends, to be counted row by row. */
  rows: Span[];
}

interface Options {
  /** The length of the groups that are to be told apart. */
  stepMs?: number | undefined;
  /** Before this, a whole day, only days are known. */
  rowsSinceMs: number;
}

/** A span as the longest whole pieces that were summed up beforehand. Days of which no rows are left are taken whole. */
export function splitRange([fromMs, toMs]: Span, { stepMs, rowsSinceMs }: Options): Pieces {
  const old: Span = [floor(fromMs, DAY_MS), Math.min(ceil(toMs, DAY_MS), rowsSinceMs)];
  const known: Span = [Math.max(fromMs, rowsSinceMs), toMs];
  const fits = (length: number) => stepMs === undefined || stepMs % length === 0;
  const hours: Span = fits(HOUR_MS) ? [ceil(known[0], HOUR_MS), floor(known[1], HOUR_MS)] : [known[1], known[1]];
  const days: Span = fits(DAY_MS) ? [ceil(known[0], DAY_MS), floor(known[1], DAY_MS)] : [known[1], known[1]];
  return {
    days: [old, days].filter(isSpan),
    hours: isSpan(hours) ? without(hours, days) : [],
    rows: isSpan(known) ? without(known, hours) : [],
  };
}

function without([fromMs, toMs]: Span, inner: Span): Span[] {
  if (!isSpan(inner)) return [[fromMs, toMs]];
  return (
    [
      [fromMs, inner[0]],
      [inner[1], toMs],
    ] as Span[]
  ).filter(isSpan);
}

const isSpan = ([fromMs, toMs]: Span) => fromMs < toMs;
const floor = (ms: number, length: number) => ms - (ms % length);
const ceil = (ms: number, length: number) => floor(ms + length - 1, length);
