import { expect, it } from "vitest";
import type { UsagePoint } from "#lib/contracts/usage.ts";
import { callLines, latencyLines, toRows } from "./chart-rows.ts";

const point = (minute: number, calls: number, byLayer: Record<string, number>): UsagePoint => ({
  at: `2026-03-01T12:0${minute}:00.000Z`,
  calls,
  failures: Object.values(byLayer).reduce((total, count) => total + count, 0),
  p50Ms: calls === 0 ? null : 10,
  p95Ms: calls === 0 ? null : 20,
  p99Ms: calls === 0 ? null : 30,
  totalDurationMs: 0,
  cost: 0,
  byLayer,
});
const points = [point(0, 20, { upstream: 5, dns: 1, tls: 2, timeout: 3, auth: 1 }), point(1, 0, {})];
const series = { bucketSeconds: 60, points, previous: [point(0, 7, {})] };

it("shows the layers that failed most and the others together, so that the stack adds up to all calls", () => {
  const lines = callLines(series, false);
  expect(lines.map(({ key }) => key)).toEqual(["succeeded", "upstream", "timeout", "tls", "failed"]);
  expect(toRows(series, lines)).toEqual([
    { at: Date.parse(points[0]?.at ?? ""), succeeded: 8, upstream: 5, timeout: 3, tls: 2, failed: 2 },
    { at: Date.parse(points[1]?.at ?? ""), succeeded: 0, upstream: 0, timeout: 0, tls: 0, failed: 0 },
  ]);
});

it("puts the time before at the same place, and leaves a gap where nothing is known", () => {
  expect(toRows(series, callLines(series, true)).map(({ before }) => before)).toEqual([7, null]);
  expect(toRows(series, latencyLines(false)).map(({ p95 }) => p95)).toEqual([20, null]);
});
