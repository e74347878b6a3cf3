import { expect, it } from "vitest";
import { joinSpellings } from "#lib/join-spellings.ts";

it("joins two lists, the longest spelling first, into the same list each time", () => {
  const one = ["abcdef", "ab"];
  const other = ["abcd"];
  expect(joinSpellings(one, other)).toEqual(["abcdef", "abcd", "ab"]);
  expect(joinSpellings(one, other)).toBe(joinSpellings(one, other));
  expect(joinSpellings(one, [])).toBe(one);
  expect(joinSpellings([], other)).toBe(other);
});
