import { describe, expect, it } from "vitest";
import { locateError, locateInterrupt } from "./locate-error.ts";
import { javascriptSource } from "./user-source.ts";

const SOURCE = javascriptSource("first();\r\nsecond();\nthird();");

describe("locateError", () => {
  it("drops frames of other files and takes the wrapper off the first line", () => {
    const stack =
      "    at stringify (native)\n    at refuse (<prelude>:70:32)\n    at main (snippet.js:1:26)\n    at invoke (<prelude>:1:1)\n";
    expect(locateError(SOURCE, stack)).toEqual({ line: 1, column: 5, excerpt: "first();", stack: "    at main (1:5)" });
  });

  it("puts what the parser reports behind the last line at its end", () => {
    expect(locateError(SOURCE, "    at snippet.js:4:1\n")).toMatchObject({ line: 3, column: 9, excerpt: "third();" });
  });

  it("counts columns in UTF-16 units, as editors do", () => {
    expect(locateError(javascriptSource("'😀😀'; missing"), "    at main (snippet.js:1:28)\n")).toMatchObject({ line: 1, column: 9 });
  });

  it("cuts the excerpt at 200 characters and the stack at 20 frames", () => {
    const place = locateError(javascriptSource("x".repeat(500)), "    at f (snippet.js:1:30)\n".repeat(300));
    expect(place.excerpt).toHaveLength(200);
    expect(place.stack?.split("\n")).toHaveLength(20);
  });

  it("finds nothing in text that is not a stack, and stays quick on hostile text", () => {
    const startedAt = performance.now();
    expect(locateError(SOURCE, `    at ${"( ".repeat(4000)}snippet.js:1:1`)).toEqual({});
    expect(performance.now() - startedAt).toBeLessThan(500);
  });
});

describe("locateInterrupt", () => {
  it("keeps the name of the innermost function and the places of its callers", () => {
    const stack = "    at spin (snippet.js:1:26)\n    at main (snippet.js:2:7)\n";
    expect(locateInterrupt(SOURCE, stack)).toEqual({ stack: "    at spin\n    at main (2:7)" });
  });
});
