import { search } from "@jmespath-community/jmespath";
import { describe, expect, it } from "vitest";
import type { Json } from "#lib/contracts/json.ts";
import { applyPick, EVERYTHING, type Pick, readExpression, toExpression } from "./pick.ts";
import { tickedAt, toggleKept } from "./toggle-kept.ts";

const SAMPLE: Json = {
  "total-count": 2,
  next: null,
  items: [
    { id: 1, name: "a", owner: { login: "x", 'odd "key"': 1, teams: [{ slug: "t", size: 3 }] } },
    { id: 2, name: "b", owner: null, extra: [1, 2] },
    null,
  ],
};

const PICKS: [expression: string | null, pick: Pick][] = [
  [null, EVERYTHING],
  ["items", { path: ["items"], kept: "all" }],
  ['"total-count"', { path: ["total-count"], kept: "all" }],
  ["{next: next}", { path: [], kept: { list: false, fields: { next: "all" } } }],
  ["items[*].{id: id}", { path: ["items"], kept: { list: true, fields: { id: "all" } } }],
  [
    '{"total-count": "total-count", items: items[*].{name: name, owner: owner.{login: login, "odd \\"key\\"": "odd \\"key\\""}}}',
    {
      path: [],
      kept: {
        list: false,
        fields: {
          "total-count": "all",
          items: { list: true, fields: { name: "all", owner: { list: false, fields: { login: "all", 'odd "key"': "all" } } } },
        },
      },
    },
  ],
  [
    "items[*].{owner: owner.{teams: teams[*].{slug: slug}}}",
    {
      path: ["items"],
      kept: { list: true, fields: { owner: { list: false, fields: { teams: { list: true, fields: { slug: "all" } } } } } },
    },
  ],
];

describe("a pick of fields", () => {
  it.each(PICKS)("is written as %s and read back", (expression, pick) => {
    expect(toExpression(pick)).toBe(expression);
    expect(readExpression(expression)).toEqual(pick);
  });

  it.each(PICKS)("shows what the interpreter makes of %s", (expression, pick) => {
    expect(applyPick(pick, SAMPLE)).toEqual(expression === null ? SAMPLE : search(SAMPLE as never, expression));
  });

  it.each([
    "items[0]",
    "items[?id == `1`]",
    "a || b",
    "length(items)",
    "{a: b}",
    "items[*]",
    "a.",
    ".a",
    "{a: a",
    "items.{id: id} | x",
    "'a'",
  ])("says nothing of %s", (expression) => {
    expect(readExpression(expression)).toBeNull();
  });

  it("drops one field of all, and keeps all again when it comes back", () => {
    const dropped = toggleKept("all", SAMPLE, ["items", "owner", "login"], false);
    expect(tickedAt(dropped, ["items"])).toBe("some");
    expect(tickedAt(dropped, ["items", "owner", "login"])).toBe("none");
    expect(tickedAt(dropped, ["items", "owner", "teams"])).toBe("all");
    expect(tickedAt(dropped, ["total-count"])).toBe("all");
    expect(toggleKept(dropped, SAMPLE, ["items", "owner", "login"], true)).toBe("all");
  });

  it("builds up from nothing, in the order of the answer", () => {
    const one = toggleKept(undefined, SAMPLE, ["items", "name"], true);
    const two = toggleKept(one, SAMPLE, ["total-count"], true);
    const expression = toExpression({ path: [], kept: two ?? "all" });
    expect(expression).toBe('{"total-count": "total-count", items: items[*].{name: name}}');
    expect(search(SAMPLE as never, expression ?? "")).toEqual({ "total-count": 2, items: [{ name: "a" }, { name: "b" }, { name: null }] });
    expect(toggleKept(toggleKept(two, SAMPLE, ["total-count"], false), SAMPLE, ["items", "name"], false)).toBeUndefined();
  });

  it("knows fields that only later items have", () => {
    expect(toExpression({ path: [], kept: toggleKept(undefined, [{ a: 1 }, { b: 2 }], ["b"], true) ?? "all" })).toBe("[*].{b: b}");
  });
});

it("ticks fields that are called as every object's own are", () => {
  const sample: Json = { constructor: 1, name: "a" };
  const kept = toggleKept("all", sample, ["constructor"], false);
  expect(kept).toEqual({ list: false, fields: { name: "all" } });
  expect(tickedAt(kept, ["constructor"])).toBe("none");
  expect(toggleKept(kept, sample, ["constructor"], true)).toBe("all");
});
