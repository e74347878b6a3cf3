export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
export const EIGHT_DAYS_MS = 8 * DAY_MS;

/** From its start to before its end, in milliseconds since 1970. */
export type Span = [fromMs: number, toMs: number];

interface Pieces {
  eights: Span[];
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
  /** Since when hours are known. */
  hoursSinceMs: number;
}

/** A span as the longest whole pieces that were summed up beforehand: eight days, days, hours. Days of which no rows are left are taken whole. */
export function splitRange([fromMs, toMs]: Span, { stepMs, rowsSinceMs, hoursSinceMs }: Options): Pieces {
  const old = [[floor(fromMs, DAY_MS), Math.min(ceil(toMs, DAY_MS), rowsSinceMs)] as Span].filter(isSpan);
  const known = [[Math.max(fromMs, rowsSinceMs), toMs] as Span].filter(isSpan);
  const wholes = (spans: Span[], length: number, sinceMs = 0) =>
    stepMs === undefined || stepMs % length === 0 ? spans.map((span) => wholeOf(span, length, sinceMs)).filter(isSpan) : [];
  const eights = wholes([...old, ...known], EIGHT_DAYS_MS);
  const days = wholes(without(known, eights), DAY_MS);
  const beside = without(without(known, eights), days);
  const hours = wholes(beside, HOUR_MS, hoursSinceMs);
  return { eights, days: [...without(old, eights), ...days], hours, rows: without(beside, hours) };
}

/** The whole pieces of this length in a span, as one. */
function wholeOf([fromMs, toMs]: Span, length: number, sinceMs: number): Span {
  return [ceil(Math.max(fromMs, sinceMs), length), floor(toMs, length)];
}

/** Each of `inner` lies in one of the spans, and none has two. */
function without(spans: Span[], inner: Span[]): Span[] {
  return spans.flatMap((span) => {
    const hole = inner.find(([fromMs, toMs]) => span[0] <= fromMs && toMs <= span[1]);
    const around: Span[] =
      hole === undefined
        ? [span]
        : [
            [span[0], hole[0]],
            [hole[1], span[1]],
          ];
    return around.filter(isSpan);
  });
}

const isSpan = ([fromMs, toMs]: Span) => fromMs < toMs;
const floor = (ms: number, length: number) => ms - (ms % length);
const ceil = (ms: number, length: number) => floor(ms + length - 1, length);
