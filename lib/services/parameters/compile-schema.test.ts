import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { compileSchema } from "./compile-schema.ts";

const BRANCHES = Array.from({ length: 10 }, (_, index) => ({ type: "object", required: [`a${index}`, "b"] }));
const NUMBERS: Json[] = Array.from({ length: 1_000_000 }, () => 1);

/** How much heap is left in use by a check, garbage included. */
function heapOf(check: () => unknown): number {
  const before = process.memoryUsage().heapUsed;
  check();
  return process.memoryUsage().heapUsed - before;
}

describe("a large value", () => {
  it.each<[string, JsonObject]>([
    ["matches none of many choices", { items: { oneOf: BRANCHES } }],
    ["is searched for an item that is not there", { contains: { oneOf: BRANCHES } }],
    ["is searched for too few items", { contains: { type: "string" }, minContains: 3 }],
    ["lacks every property", { items: { type: "object", required: Array.from({ length: 100 }, (_, index) => `name${index}`) } }],
    ["breaks a definition again and again", { items: { $ref: "#/$defs/a" }, $defs: { a: { $ref: "#/$defs/b" }, b: { type: "string" } } }],
  ])("that %s fails without a list of all problems, in time", (_name, schema) => {
    for (const direction of ["input", "output"] as const) {
      const validate = compileSchema(schema, "schema", direction);
      let problems: unknown[] = [];
      const startedAt = performance.now();
      const bytes = heapOf(() => {
        problems = validate(NUMBERS, "result");
      });
      expect(performance.now() - startedAt).toBeLessThan(5_000);
      expect(bytes).toBeLessThan(200_000_000);
      expect(problems.length).toBeGreaterThan(0);
      expect(problems.length).toBeLessThanOrEqual(20);
    }
  });

  it.each<[string, JsonObject, boolean]>([
    ["of the last item", { contains: { const: "last" } }, true],
    ["of no item", { contains: { const: "other" } }, false],
    ["of enough items", { contains: { const: 1 }, minContains: 1_000_000 }, true],
    ["of too few items", { contains: { const: 1 }, minContains: 1_000_001 }, false],
    ["of too many items", { contains: { const: 1 }, maxContains: 3 }, false],
    ["of no item where none is needed", { contains: { const: "other" }, minContains: 0 }, true],
    ["among the misses of others", { anyOf: [{ contains: { const: "other" } }, { contains: { const: "last" } }] }, true],
  ])("is searched as a small one is: %s", (_name, schema, isValid) => {
    const validate = compileSchema(schema, "schema", "output");
    expect(validate([...NUMBERS, "last"], "result").length === 0).toBe(isValid);
  });

  it("gets its defaults", () => {
    const items = { type: "object", properties: { n: { type: "integer", default: 7 } } };
    const value: JsonObject[] = Array.from({ length: 30_000 }, () => ({}));
    expect(compileSchema({ type: "array", items }, "schema")(value, "parameters")).toEqual([]);
    expect(value.at(-1)).toEqual({ n: 7 });
  });
});

it("names every problem of a value that is not large, though its schema has many parts", () => {
  const properties = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`p${index}`, { type: "string" }]));
  const value = Object.fromEntries(Object.keys(properties).map((name) => [name, 1]));
  expect(compileSchema({ properties }, "schema")(value, "parameters")).toHaveLength(100);
});
