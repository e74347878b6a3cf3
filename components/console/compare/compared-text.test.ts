import { expect, it } from "vitest";
import { comparedText } from "./compared-text.ts";

it("writes equal values as equal text, whatever the order of their names", () => {
  expect(comparedText({ b: [{ d: 1, c: 2 }], a: null })).toBe(comparedText({ a: null, b: [{ c: 2, d: 1 }] }));
  expect(comparedText([2, 1])).not.toBe(comparedText([1, 2]));
});
