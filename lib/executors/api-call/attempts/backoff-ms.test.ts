import { expect, it } from "vitest";
import { backoffMs } from "#lib/executors/api-call/attempts/backoff-ms.ts";

it("doubles its bound with each attempt, and jitters over all of it", () => {
  const retry = { maxRetries: 3, baseDelayMs: 100 };
  expect([1, 2, 3].map((attempt) => backoffMs(retry, attempt, () => 1))).toEqual([100, 200, 400]);
  expect([1, 2, 3].map((attempt) => backoffMs(retry, attempt, () => 0))).toEqual([0, 0, 0]);
  const drawn = Array.from({ length: 1_000 }, () => backoffMs(retry, 2));
  expect(Math.min(...drawn)).toBeLessThan(20);
  expect(Math.max(...drawn)).toBeGreaterThan(180);
});

it("is never longer than half a minute", () => {
  expect(backoffMs({ maxRetries: 3, baseDelayMs: 30_000 }, 3, () => 1)).toBe(30_000);
});
