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
  /** Since when hours are known. */
  hoursSinceMs: number;
}

/** A span as the longest whole pieces that were summed up beforehand. Days of which no rows are left are taken whole. */
export function splitRange([fromMs, toMs]: Span, { stepMs, rowsSinceMs, hoursSinceMs }: Options): Pieces {
  const old: Span = [floor(fromMs, DAY_MS), Math.min(ceil(toMs, DAY_MS), rowsSinceMs)];
  const known = [[Math.max(fromMs, rowsSinceMs), toMs] as Span].filter(isSpan);
  const fits = (length: number) => stepMs === undefined || stepMs % length === 0;
  const days = fits(DAY_MS) ? wholes(known, DAY_MS, 0) : [];
  const besideDays = without(known, days);
  const hours = fits(HOUR_MS) ? wholes(besideDays, HOUR_MS, hoursSinceMs) : [];
  return { days: [...[old].filter(isSpan), ...days], hours, rows: without(besideDays, hours) };
}

/** The whole pieces of this length in each span, as one. */
function wholes(spans: Span[], length: number, sinceMs: number): Span[] {
  return spans.map(([fromMs, toMs]): Span => [ceil(Math.max(fromMs, sinceMs), length), floor(toMs, length)]).filter(isSpan);
}

/** Each of `inner` lies in one of the spans. */
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
