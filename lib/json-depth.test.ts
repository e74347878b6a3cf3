import { expect, it } from "vitest";
import { exceedsDepth } from "#lib/json-depth.ts";

it.each([
  ["arrays", "[[1]]", "[[[1]]]"],
  ["objects", '{"a":{"b":1}}', '{"a":{"b":{"c":1}}}'],
  ["both", '[{"a":1},{"b":2}]', '[{"a":1},{"b":[]}]'],
  ["brackets that were closed before", "[[],[],[],[]]", "[[],[[]]]"],
])("counts the levels of %s", (_what, within, beyond) => {
  expect(exceedsDepth(within, 2)).toBe(false);
  expect(exceedsDepth(beyond, 2)).toBe(true);
});

it("does not take brackets in texts for levels, whatever is escaped there", () => {
  expect(exceedsDepth(String.raw`["[[[[", "\"[[[[", "\\"]`, 1)).toBe(false);
  expect(exceedsDepth(String.raw`["\\", [1]]`, 1)).toBe(true);
});

it("stands a text of nothing but brackets", () => {
  expect(exceedsDepth("[".repeat(100_000), 200)).toBe(true);
});
