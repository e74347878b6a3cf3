import { describe, expect, it } from "vitest";
import type { Parameter } from "#lib/contracts/parameters.ts";
import { changeField, copyField, findField, insertField, moveField, removeField, setItem } from "./edit-tree.ts";
import { findPlace, placeInside, placeOutside } from "./find-place.ts";
import { findProblems, placeErrors } from "./find-problems.ts";
import { type FieldNode, toList, toNodes, withType } from "./node.ts";
import { type FieldRow, toRows } from "./rows.ts";

const LIST: Parameter[] = [
  { name: "query", type: "string", required: true, minLength: 1 },
  {
    name: "filter",
    type: "object",
    properties: [
      { name: "from", type: "string", format: "date" },
      { name: "to", type: "string" },
    ],
  },
  { name: "rows", type: "array", items: { type: "object", properties: [{ name: "id", type: "integer" }] } },
];

let count = 0;
const makeId = () => `n${count++}`;
const make = (list: Parameter[] = LIST) => toNodes(list, makeId);
const idOf = (nodes: readonly FieldNode[], path: string) => toRows(nodes, new Set()).find((row) => row.path === path)?.id ?? "";
const rowOf = (nodes: readonly FieldNode[], path: string) => toRows(nodes, new Set()).find((row) => row.path === path) as FieldRow;
const paths = (nodes: readonly FieldNode[]) => toRows(nodes, new Set()).map(({ path }) => path);

describe("the tree of parameters", () => {
  it("is the list again, with keywords that it has no field for", () => {
    const list = [{ name: "ids", type: "array", style: "form", explode: false } as Parameter, ...LIST];
    expect(toList(make(list))).toEqual(list);
  });

  it("keeps the ids of what has the same name in the same place", () => {
    const nodes = make();
    const again = toNodes([LIST[2], { name: "new", type: "boolean" }, LIST[1]] as Parameter[], makeId, nodes);
    expect(again[0]?.id).toBe(nodes[2]?.id);
    expect(again[2]?.fields?.[1]?.id).toBe(nodes[1]?.fields?.[1]?.id);
  });

  it("shows what is open, line by line", () => {
    const nodes = make();
    expect(paths(nodes)).toEqual(["query", "filter", "filter.from", "filter.to", "rows", "rows[]", "rows[].id"]);
    expect(toRows(nodes, new Set([idOf(nodes, "filter")])).map(({ path }) => path)).not.toContain("filter.from");
  });

  it("drops what only the type before had a meaning for", () => {
    const [query] = make();
    if (query === undefined) throw new Error("no node");
    expect(withType(query, "integer").schema).toEqual({ type: "integer" });
    expect(withType({ ...query, schema: { type: "integer", min: 1, default: 2 } }, "number").schema).toEqual({
      type: "number",
      min: 1,
      default: 2,
    });
  });

  it("is edited without touching the rest", () => {
    const nodes = make();
    const renamed = changeField(nodes, idOf(nodes, "rows[].id"), (node) => ({ ...node, name: "key" }));
    expect(paths(renamed)).toContain("rows[].key");
    expect(removeField(nodes, idOf(nodes, "filter.from"))[1]?.fields).toHaveLength(1);
    expect(toList(setItem(nodes, idOf(nodes, "rows"), undefined, makeId))[2]).toEqual({ name: "rows", type: "array" });
  });

  it("lets an object that lost its last field take any", () => {
    const nodes = make();
    const emptied = removeField(removeField(nodes, idOf(nodes, "filter.from")), idOf(nodes, "filter.to"));
    expect(toList(emptied)[1]).toEqual({ name: "filter", type: "object" });
  });

  it("gives a copy ids and a name of its own", () => {
    const nodes = make();
    const filter = findField(nodes, idOf(nodes, "filter"));
    if (filter === undefined) throw new Error("no node");
    const copied = insertField(nodes, copyField(filter, makeId), null, 2);
    expect(copied.map(({ name }) => name)).toEqual(["query", "filter", "filter_2", "rows"]);
    expect(new Set(toRows(copied, new Set()).map(({ id }) => id)).size).toBe(10);
  });
});

describe("a place for a dragged parameter", () => {
  it("is as deep as the lines around it allow", () => {
    const nodes = make();
    const rows = toRows(removeField(nodes, idOf(nodes, "query")), new Set());
    const at = (path: string) => rows.findIndex((row) => row.path === path);
    expect(findPlace(rows, 0, 5)).toEqual({ parentId: null, at: 0, depth: 0 });
    expect(findPlace(rows, at("filter.to"), 0)).toMatchObject({ parentId: idOf(nodes, "filter"), depth: 1 });
    expect(findPlace(rows, at("rows"), 0)).toMatchObject({ parentId: null, depth: 0 });
    expect(findPlace(rows, at("rows"), 1)).toMatchObject({ parentId: idOf(nodes, "filter"), at: 2, depth: 1 });
    expect(findPlace(rows, at("rows[]"), 1)).toBeNull();
    expect(findPlace(rows, rows.length, 2)).toMatchObject({ parentId: idOf(nodes, "rows[]"), at: 1, depth: 2 });
  });

  it("counts the fields without the moved one", () => {
    const nodes = make();
    const rows = toRows(removeField(nodes, idOf(nodes, "query")), new Set());
    const place = findPlace(rows, rows.length, 0);
    expect(place).toEqual({ parentId: null, at: 2, depth: 0 });
    expect(paths(moveField(nodes, idOf(nodes, "query"), null, place?.at ?? 0)).at(-1)).toBe("query");
  });

  it("moves with all that is inside, and to where it was asked", () => {
    const nodes = make();
    const moved = moveField(nodes, idOf(nodes, "filter"), idOf(nodes, "rows[]"), 0);
    expect(paths(moved)).toEqual(["query", "rows", "rows[]", "rows[].filter", "rows[].filter.from", "rows[].filter.to", "rows[].id"]);
  });

  it("can be found by button: into what stands before, and out again", () => {
    const nodes = make();
    expect(placeInside(rowOf(nodes, "rows"))).toMatchObject({ parentId: idOf(nodes, "filter"), at: 2 });
    expect(placeInside(rowOf(nodes, "query"))).toBeNull();
    const rows = toRows(nodes, new Set());
    expect(placeOutside(rowOf(nodes, "rows[].id"), rows)).toMatchObject({ parentId: null, at: 3 });
    expect(placeOutside(rowOf(nodes, "query"), rows)).toBeNull();
  });
});

describe("problems", () => {
  it.each<[Omit<Parameter, "name">, RegExp]>([
    [{ type: "integer", min: 3, max: 2 }, /least/],
    [{ type: "string", minLength: 3, maxLength: 2 }, /shortest/],
    [{ type: "string", pattern: "(?=a)" }, /look-around/],
    [{ type: "string", pattern: "(" }, /regular expression/],
    [{ type: "integer", default: 1.5 }, /no integer/],
    [{ type: "string", enum: ["a"], default: "b" }, /choices/],
  ])("are found in %j", (schema, problem) => {
    expect([...findProblems(make([{ name: "a", ...schema }])).values()][0]).toMatch(problem);
  });

  it("are found in names, at their own level", () => {
    const twice = make([{ name: "a", type: "object", properties: [{ name: "a", type: "string" }] }]);
    expect(findProblems(twice).size).toBe(0);
    expect(
      findProblems(
        make([
          { name: "a", type: "string" },
          { name: "a", type: "string" },
          { name: "", type: "string" },
        ]),
      ).size,
    ).toBe(3);
  });

  it("of the server stand at their lines", () => {
    const nodes = make();
    const errors = [
      { path: "parameters[1].properties[0].name", message: "one" },
      { path: "parameters.2.items.properties.0.type", message: "two" },
      { path: "parameters", message: "three" },
    ];
    const { placed, rest } = placeErrors(nodes, errors);
    expect([placed.get(idOf(nodes, "filter.from")), placed.get(idOf(nodes, "rows[].id")), rest]).toEqual(["one", "two", ["three"]]);
  });
});
