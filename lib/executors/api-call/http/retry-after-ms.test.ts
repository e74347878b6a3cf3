import { expect, it } from "vitest";
import { retryAfterMs } from "#lib/executors/api-call/http/retry-after-ms.ts";

const NOW = Date.parse("2026-11-22T12:00:00Z");

it.each([
  ["120", 120_000],
  [" 0 ", 0],
  ["Sun, 22 Nov 2026 12:00:30 GMT", 30_000],
  ["Sun, 22 Nov 2026 11:00:00 GMT", 0],
  ["99999999999", 86_400_000],
  ["soon", undefined],
  ["", undefined],
  [undefined, undefined],
])("reads Retry-After %j as %j ms", (header, expected) => {
  expect(retryAfterMs(header, NOW)).toBe(expected);
});
