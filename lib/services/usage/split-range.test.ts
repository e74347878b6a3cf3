import { describe, expect, it } from "vitest";
import { DAY_MS, HOUR_MS, type Span, splitRange } from "./split-range.ts";
import { stepOf } from "./step-of.ts";

const DAY = 20_000 * DAY_MS;
const lengthOf = (spans: Span[]) => spans.reduce((sum, [fromMs, toMs]) => sum + toMs - fromMs, 0);

describe("a span", () => {
  it("is days in the middle, hours around them, and rows at its ends", () => {
    const span: Span = [DAY - 2 * HOUR_MS - 5, DAY + 2 * DAY_MS + 3 * HOUR_MS + 7];
    expect(splitRange(span, { rowsSinceMs: 0, hoursSinceMs: 0 })).toEqual({
      eights: [],
      days: [[DAY, DAY + 2 * DAY_MS]],
      hours: [
        [DAY - 2 * HOUR_MS, DAY],
        [DAY + 2 * DAY_MS, DAY + 2 * DAY_MS + 3 * HOUR_MS],
      ],
      rows: [
        [DAY - 2 * HOUR_MS - 5, DAY - 2 * HOUR_MS],
        [DAY + 2 * DAY_MS + 3 * HOUR_MS, DAY + 2 * DAY_MS + 3 * HOUR_MS + 7],
      ],
    });
  });

  it.each([
    [DAY + 5, DAY + 6],
    [DAY - 5, DAY + 5],
    [DAY, DAY + HOUR_MS],
    [DAY + 1, DAY + DAY_MS],
    [DAY + 1, DAY + DAY_MS - 1],
    [DAY + HOUR_MS - 1, DAY + 40 * HOUR_MS + 1],
    [DAY + 5, DAY + 30 * DAY_MS + 5],
    [DAY, DAY + 16 * DAY_MS],
  ])("from %i to %i is covered once", (fromMs, toMs) => {
    for (const stepMs of [undefined, 60_000, HOUR_MS, 6 * HOUR_MS, DAY_MS]) {
      const { eights, days, hours, rows } = splitRange([fromMs, toMs], { stepMs, rowsSinceMs: 0, hoursSinceMs: 0 });
      const pieces = [...eights, ...days, ...hours, ...rows].sort(([a], [b]) => a - b);
      expect(lengthOf(pieces)).toBe(toMs - fromMs);
      expect(pieces.every(([from], index) => index === 0 || from === pieces[index - 1]?.[1])).toBe(true);
    }
  });

  it("uses no piece that is longer than what is to be told apart", () => {
    const { eights, days, hours } = splitRange([DAY, DAY + 20 * DAY_MS], { stepMs: 900_000, rowsSinceMs: 0, hoursSinceMs: 0 });
    expect([...eights, ...days, ...hours]).toEqual([]);
    expect(splitRange([DAY, DAY + 2 * DAY_MS], { stepMs: 6 * HOUR_MS, rowsSinceMs: 0, hoursSinceMs: 0 })).toMatchObject({
      days: [],
      rows: [],
    });
  });

  it("is whole days where no rows are left", () => {
    const rowsSinceMs = DAY + 5 * DAY_MS;
    expect(splitRange([DAY + 5, rowsSinceMs + HOUR_MS], { stepMs: HOUR_MS, rowsSinceMs, hoursSinceMs: 0 })).toEqual({
      eights: [],
      days: [[DAY, rowsSinceMs]],
      hours: [[rowsSinceMs, rowsSinceMs + HOUR_MS]],
      rows: [],
    });
    expect(splitRange([DAY + 5, DAY + 6], { rowsSinceMs, hoursSinceMs: 0 })).toEqual({
      eights: [],
      days: [[DAY, DAY + DAY_MS]],
      hours: [],
      rows: [],
    });
  });
});

it.each([
  [HOUR_MS, 60_000],
  [DAY_MS, 900_000],
  [7 * DAY_MS, HOUR_MS],
  [30 * DAY_MS, 6 * HOUR_MS],
  [90 * DAY_MS, DAY_MS],
  [400 * DAY_MS, 7 * DAY_MS],
])("a span of %i ms has pieces of %i ms", (length, step) => {
  expect(stepOf([DAY + 5, DAY + 5 + length])).toBe(step);
});
