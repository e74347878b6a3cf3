import { expect, it } from "vitest";
import { safeCallback } from "./safe-callback.ts";

it("keeps a path of this site, with its query", () => {
  expect(safeCallback("/demo/tools?tab=logs#row")).toBe("/demo/tools?tab=logs#row");
});

it.each([
  "https://example.org/",
  "//example.org/x",
  "/\\example.org",
  "/\t/example.org",
  "\\\\example.org",
  "javascript:alert(1)",
  "demo",
  "",
  undefined,
  ["/a"],
])("leads to the start page instead of %j", (url) => {
  expect(safeCallback(url)).toBe("/");
});

it("answers with a path only, however it was written", () => {
  expect(safeCallback("/a/../b")).toBe("/b");
  expect(safeCallback("/..//example.org")).not.toMatch(/^\/\//);
});
