import { expect, it } from "vitest";
import { askedWaitMs, isUsedUp } from "#lib/executors/api-call/http/asked-wait-ms.ts";

const NOW = Date.parse("2026-11-22T12:00:00Z");
const IN_30_S = String(NOW / 1000 + 30);

it.each<[number, Record<string, string>, number | undefined]>([
  [503, { "retry-after": "2" }, 2_000],
  [503, { "retry-after": "Sun, 22 Nov 2026 12:00:30 GMT" }, 30_000],
  [429, { "retry-after": "2", "x-ratelimit-reset": IN_30_S }, 2_000],
  [429, { "ratelimit-reset": "30" }, 30_000],
  [429, { ratelimit: '"default";r=0;t=30' }, 30_000],
  [429, { ratelimit: "limit=100, remaining=0, t=7" }, 7_000],
  [429, { ratelimit: "limit=100, remaining=0, reset=30" }, 30_000],
  [403, { ratelimit: "reset=30,remaining=0" }, 30_000],
  [403, { "x-rate-limit-remaining": "0", "x-rate-limit-reset": "30" }, 30_000],
  [429, { "x-ratelimit-reset": IN_30_S }, 30_000],
  [429, { "x-ratelimit-reset": `${IN_30_S}000` }, 30_000],
  [429, { "x-rate-limit-reset": "30" }, 30_000],
  [429, { "x-ratelimit-reset-after": "1.5" }, 1_500],
  [429, { "x-ratelimit-reset": "Sun, 22 Nov 2026 12:00:30 GMT" }, 30_000],
  [429, { "x-ratelimit-reset": "1000000001" }, 0],
  [429, { "x-ratelimit-reset": "999999999" }, 86_400_000],
  [429, { "x-ratelimit-reset": "soon" }, undefined],
  [429, {}, undefined],
  [403, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": IN_30_S }, 30_000],
  [403, { "x-ratelimit-remaining": "7", "x-ratelimit-reset": IN_30_S }, undefined],
  [500, { "x-ratelimit-remaining": "7", "ratelimit-reset": "30" }, undefined],
])("reads status %i with %j as %j ms", (status, headers, expected) => {
  expect(askedWaitMs({ status, headers }, NOW)).toBe(expected);
});

it.each<[Record<string, string>, boolean]>([
  [{ "ratelimit-remaining": "0" }, true],
  [{ "x-ratelimit-remaining": " 0" }, true],
  [{ ratelimit: '"default";r=0;t=30' }, true],
  [{ ratelimit: '"default";r=5;t=30' }, false],
  [{ ratelimit: "limit=100, remaining=0, reset=30" }, true],
  [{ ratelimit: "limit=100, remaining=10, reset=30" }, false],
  [{ "x-rate-limit-remaining": "0" }, true],
  [{}, false],
])("sees in %j whether a limit is used up", (headers, expected) => {
  expect(isUsedUp(headers)).toBe(expected);
});
