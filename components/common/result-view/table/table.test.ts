import { expect, it } from "vitest";
import { columnsOf } from "./columns-of.ts";
import { findTables } from "./find-tables.ts";
import { sortRows } from "./sort-rows.ts";
import { toCsv } from "./to-csv.ts";

it("finds the lists of objects in a value, and no others", () => {
  expect(findTables([{ a: 1 }]).map(({ path }) => path)).toEqual([""]);
  expect(findTables({ page: 1, items: [{ a: 1 }], more: { "x y": [{ b: 1 }] } }).map(({ path }) => path)).toEqual(["items", 'more["x y"]']);
  expect(findTables([1, { a: 1 }])).toEqual([]);
  expect(findTables({ items: [] })).toEqual([]);
  expect(findTables(null)).toEqual([]);
});

it("has a column for each name that a row has, in the order of their coming up", () => {
  expect(columnsOf([{ b: 1 }, { a: 1, b: 2 }, { c: null }])).toEqual(["b", "a", "c"]);
});

it("sorts numbers by size and text by its words, and what is missing last", () => {
  const rows = [{ n: 10, t: "b10" }, { t: "b9" }, { n: 9, t: null }, { n: null, t: "a" }];
  expect(sortRows(rows, { column: "n", descending: false }).map(({ n }) => n)).toEqual([9, 10, undefined, null]);
  expect(sortRows(rows, { column: "n", descending: true }).map(({ n }) => n)).toEqual([10, 9, undefined, null]);
  expect(sortRows(rows, { column: "t", descending: false }).map(({ t }) => t)).toEqual(["a", "b9", "b10", null]);
  expect(sortRows(rows, null)).toBe(rows);
});

it("writes CSV that holds any text, and that no spreadsheet runs", () => {
  const rows = [
    { a: 'say "hi", she\nsaid', b: -5, c: { d: 1 } },
    { a: "=1+1", b: "-5", c: null },
  ];
  expect(toCsv(["a", "b", "c", "toString"], rows)).toBe('a,b,c,toString\r\n"say ""hi"", she\nsaid",-5,"{""d"":1}",\r\n\'=1+1,-5,,');
});
