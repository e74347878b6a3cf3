import { describe, expect, it } from "vitest";
import type { Json } from "#lib/contracts/json.ts";
import { findMatches } from "./find-matches.ts";
import { ancestorsOf, childPointer, valueAt, writePath } from "./pointer.ts";
import { treeRows } from "./tree-rows.ts";

const VALUE: Json = { "a/b~c": [{ "first name": "Ana" }, null], empty: {}, deep: { er: { and: { deeper: 1 } } } };
const none: ReadonlyMap<string, boolean> = new Map();

describe("the lines of a tree", () => {
  it("are those of the first levels, with their places", () => {
    expect(treeRows(VALUE, none).map(({ pointer, depth, size, open }) => [pointer, depth, size, open])).toEqual([
      ["", 0, 3, true],
      ["/a~1b~0c", 1, 2, true],
      ["/a~1b~0c/0", 2, 1, true],
      ["/a~1b~0c/0/first name", 3, null, false],
      ["/a~1b~0c/1", 2, null, false],
      ["/empty", 1, 0, false],
      ["/deep", 1, 1, true],
      ["/deep/er", 2, 1, true],
      ["/deep/er/and", 3, 1, false],
    ]);
  });

  it("follow what somebody opened and closed", () => {
    const toggled = new Map([
      ["/a~1b~0c", false],
      ["/deep/er/and", true],
    ]);
    const pointers = treeRows(VALUE, toggled).map(({ pointer }) => pointer);
    expect(pointers).not.toContain("/a~1b~0c/0");
    expect(pointers).toContain("/deep/er/and/deeper");
  });

  it("leave large lists closed, but not a result that is one", () => {
    const list = Array.from({ length: 2_000 }, (_item, index) => index);
    expect(treeRows(list, none)).toHaveLength(2_001);
    expect(treeRows({ list }, none)).toHaveLength(2);
  });

  it("can be nested deeper than a call stack", () => {
    let deep: Json = 1;
    for (let level = 0; level < 20_000; level++) deep = [deep];
    expect(treeRows(deep, none)).toHaveLength(4);
    expect(findMatches(deep, "1")).toHaveLength(1);
  });
});

it("finds text in names and values, whatever its case, from top to bottom", () => {
  expect(findMatches(VALUE, "ANA")).toEqual(["/a~1b~0c/0/first name"]);
  expect(findMatches(VALUE, "dee")).toEqual(["/deep", "/deep/er/and/deeper"]);
  expect(findMatches(VALUE, "null")).toEqual(["/a~1b~0c/1"]);
  expect(findMatches(VALUE, " ")).toEqual([]);
  expect(findMatches([0, 1], "0")).toEqual(["/0"]);
});

it("writes a place as JavaScript would, and finds its value again", () => {
  expect(writePath(VALUE, "/a~1b~0c/0/first name")).toBe('["a/b~c"][0]["first name"]');
  expect(writePath(VALUE, "/deep/er/and")).toBe("deep.er.and");
  expect(writePath(VALUE, "")).toBe("");
  expect(valueAt(VALUE, "/a~1b~0c/0/first name")).toBe("Ana");
  expect(valueAt(VALUE, "/deep/toString")).toBeUndefined();
  expect(ancestorsOf("/a/0/b")).toEqual(["", "/a", "/a/0"]);
  expect(childPointer("/x", "a/b")).toBe("/x/a~1b");
});
