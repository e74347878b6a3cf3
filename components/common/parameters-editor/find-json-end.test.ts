import { describe, expect, it } from "vitest";
import { findJsonEnd } from "./find-json-end.ts";

describe("findJsonEnd", () => {
  it.each([
    ['{"a": oops}', "oops"],
    ["[1, 2,, 3]", ", 3"],
    ["[1, 2,]", "]"],
    ['{"a": 1,}', "}"],
    ['{"a" 1}', "1"],
    ["{a: 1}", "a:"],
    ["[01]", "1]"],
    ["[1}", "}"],
    ['{"a": [tru]}', "tru"],
    ['{"a": 1} x', "x"],
    ["1, 2", ", 2"],
  ])("finds where %s stops being JSON", (text, rest) =>
    expect(text.slice(findJsonEnd(text))).toMatch(new RegExp(`^${RegExp.escape(rest)}`)),
  );

  it("ends where the text does, when that is whole or wants more", () => {
    for (const text of ['{"a": [1, -2.5e3, "x\\"}", null, {}, []]}\n', '{"a": ', "", "  "]) expect(findJsonEnd(text)).toBe(text.length);
  });
});
