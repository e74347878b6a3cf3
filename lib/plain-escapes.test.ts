import { expect, it } from "vitest";
import { plainEscapes } from "./plain-escapes.ts";

it.each([
  ["no escape", '{"a":1}', '{"a":1}'],
  ["letters", '"\\u0061\\u004A\\u00e9\\uD83D\\ude00"', '"aJé😀"'],
  ["slashes", '"a\\/b"', '"a/b"'],
  ["what must stay escaped", '"\\u0022\\u005c\\n\\u000a\\""', '"\\"\\\\\\n\\n\\""'],
  ["an escaped backslash", '"\\\\u0061\\\\/"', '"\\\\u0061\\\\/"'],
  ["half a surrogate pair", '"\\ud83d"', '"\\ud83d"'],
  ["what is no JSON", "C:\\users\\u12 \\", "C:\\users\\u12 \\"],
])("writes %s plainly, with the same meaning", (_name, text, expected) => {
  expect(plainEscapes(text)).toBe(expected);
});

it("takes time by the length of the text alone", () => {
  const startedAt = performance.now();
  expect(plainEscapes('\\"'.repeat(2_500_000))).toHaveLength(5_000_000);
  expect(performance.now() - startedAt).toBeLessThan(3_000);
});
