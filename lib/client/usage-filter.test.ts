import { describe, expect, it } from "vitest";
import { moveRange, problemOfRange, rangeOf, UsageFilter } from "./usage-filter.ts";

const NOW = Date.parse("2026-03-01T12:00:30.500Z");
const hour = { from: "2026-03-01T11:00:00.000Z", to: "2026-03-01T12:00:00.000Z" };

describe("rangeOf", () => {
  it("asks the same within a minute", () => {
    const filter = UsageFilter.parse({ range: "1h" });
    expect(rangeOf(filter, NOW)).toEqual(rangeOf(filter, NOW + 29_000));
    expect(rangeOf(filter, NOW)).toEqual({ from: "2026-03-01T11:01:00.000Z", to: "2026-03-01T12:01:00.000Z" });
  });

  it("takes a range of one's own, and ignores half of one and one that is upside down", () => {
    expect(rangeOf(UsageFilter.parse(hour), NOW)).toEqual(hour);
    const tooLong = { from: "2024-01-01T00:00:00Z", to: hour.to };
    const beforeTime = { from: "1950-01-01T00:00:00Z", to: "1950-01-02T00:00:00Z" };
    for (const wrong of [{ from: hour.from }, { from: hour.to, to: hour.from }, { from: "yesterday", to: hour.to }, tooLong, beforeTime])
      expect(rangeOf(UsageFilter.parse(wrong), NOW).to).toBe("2026-03-01T12:01:00.000Z");
  });
});

it("says what is wrong with a range that somebody typed", () => {
  expect(problemOfRange(hour)).toBeNull();
  expect(problemOfRange({ from: hour.to, to: hour.from })).toMatch(/after the start/);
  expect(problemOfRange({ from: hour.from, to: hour.from })).toMatch(/after the start/);
  expect(problemOfRange({ from: "2024-01-01T00:00:00Z", to: hour.to })).toMatch(/400 days/);
});

describe("moveRange", () => {
  it("moves by its own length, and not into the future", () => {
    expect(moveRange(hour, { by: -1 }, NOW)).toEqual({ from: "2026-03-01T10:00:00.000Z", to: hour.from });
    expect(moveRange(hour, { by: 5 }, NOW)).toEqual({ from: "2026-03-01T11:01:00.000Z", to: "2026-03-01T12:01:00.000Z" });
  });

  it("becomes shorter and longer around its middle, within what can be asked", () => {
    expect(moveRange(hour, { times: 0.5 }, NOW)).toEqual({ from: "2026-03-01T11:15:00.000Z", to: "2026-03-01T11:45:00.000Z" });
    expect(moveRange(hour, { times: 1e9 }, NOW)).toEqual({ from: "2025-01-25T12:01:00.000Z", to: "2026-03-01T12:01:00.000Z" });
    const minute = moveRange(hour, { times: 1e-9 }, NOW);
    expect(Date.parse(minute.to) - Date.parse(minute.from)).toBe(60_000);
  });
});
