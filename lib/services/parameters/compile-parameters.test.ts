import { describe, expect, it } from "vitest";
import { ParameterList } from "#lib/contracts/parameters.ts";
import { compileParameters } from "./compile-parameters.ts";

const list = (parameters: unknown) => compileParameters(ParameterList.parse(parameters));
const problems = (parameters: unknown, value: Record<string, never> | object) =>
  list(parameters)(JSON.parse(JSON.stringify(value)), "parameters");

describe("a list of parameters", () => {
  it("accepts what it declares and fills in defaults", () => {
    const validate = list([
      { name: "q", type: "string", required: true },
      { name: "limit", type: "integer", default: 10, min: 1, max: 50 },
    ]);
    const value = { q: "x" };
    expect(validate(value, "parameters")).toEqual([]);
    expect(value).toEqual({ q: "x", limit: 10 });
  });

  it("names every problem with its path, at any depth", () => {
    const order = [
      {
        name: "order",
        type: "object",
        properties: [
          {
            name: "lines",
            type: "array",
            min: 1,
            items: { type: "object", properties: [{ name: "sku", type: "string", required: true }] },
          },
          { name: "priority", type: "string", enum: ["low", "high"] },
        ],
      },
    ];
    const value = { order: { lines: [{ sku: "a" }, { sku: 7, color: "red" }, {}], priority: "urgent" }, extra: true };
    expect(problems(order, value)).toEqual(
      expect.arrayContaining([
        { path: "parameters.extra", message: "is not known here" },
        { path: "parameters.order.lines[1].sku", message: "must be string" },
        { path: "parameters.order.lines[1].color", message: "is not known here" },
        { path: "parameters.order.lines[2].sku", message: "is required" },
        { path: "parameters.order.priority", message: 'must be one of ["low","high"]' },
      ]),
    );
  });

  it.each([
    ["number below min", { name: "v", type: "number", min: 1 }, 0],
    ["number above max", { name: "v", type: "number", max: 1 }, 2],
    ["text too short", { name: "v", type: "string", minLength: 2 }, "a"],
    ["text too long", { name: "v", type: "string", maxLength: 2 }, "abc"],
    ["text off pattern", { name: "v", type: "string", pattern: "^[A-Z]{3}$" }, "abc"],
    ["fraction for an integer", { name: "v", type: "integer" }, 1.5],
    ["text for a number", { name: "v", type: "number" }, "1"],
    ["too few items", { name: "v", type: "array", min: 2 }, [1]],
    ["no date", { name: "v", type: "string", format: "date" }, "yesterday"],
    ["null", { name: "v", type: "boolean" }, null],
  ])("refuses %s", (_name, parameter, v) => {
    expect(problems([parameter], { v })).toMatchObject([{ path: "parameters.v" }]);
  });

  it("refuses an inherited name as any other unknown one", () => {
    expect(list([])(JSON.parse('{"constructor": 1}'), "parameters")).toMatchObject([{ path: "parameters.constructor" }]);
  });
});

describe("a JSON Schema", () => {
  it("checks what lists cannot say", () => {
    const validate = compileParameters({
      type: "object",
      properties: { a: { $ref: "#/$defs/positive" }, tags: { type: "array", uniqueItems: true } },
      if: { required: ["a"] },
      // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
      then: { required: ["b"] },
      $defs: { positive: { type: "number", exclusiveMinimum: 0 } },
    });
    expect(validate({ a: 1, b: 2 }, "parameters")).toEqual([]);
    expect(validate({ a: 1 }, "parameters")).toContainEqual({ path: "parameters.b", message: "is required" });
    expect(validate({ a: -1, b: 1 }, "parameters")).toMatchObject([{ path: "parameters.a" }]);
    expect(
      validate(
        {
          tags: [
            { x: 1, y: 2 },
            { y: 2, x: 1 },
          ],
        },
        "parameters",
      ),
    ).toMatchObject([{ path: "parameters.tags" }]);
  });

  it("leaves two schemas with the same $id apart", () => {
    const text = compileParameters({ $id: "same", type: "object", properties: { v: { type: "string" } } });
    const number = compileParameters({ $id: "same", type: "object", properties: { v: { type: "number" } } });
    expect(text({ v: "a" }, "p")).toEqual([]);
    expect(number({ v: "a" }, "p")).toHaveLength(1);
  });

  it("compares the items of a large array in time", () => {
    const validate = compileParameters({ type: "object", properties: { v: { type: "array", uniqueItems: true } } });
    const v = Array.from({ length: 100_000 }, (_, index) => ({ index }));
    const start = performance.now();
    expect(validate({ v }, "p")).toEqual([]);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

describe("hostile definitions", () => {
  it.each(["^(a+)+$", "(x+x+)+y", "^(([a-z])+.)+[A-Z]([a-z])+$"])("matches %s in linear time", (pattern) => {
    const start = performance.now();
    list([{ name: "v", type: "string", pattern }])({ v: `${"a".repeat(50_000)}!` }, "p");
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  it.each([
    ["a look-ahead", { v: { type: "string", pattern: "(?=a)b" } }],
    ["a broken pattern", { v: { type: "string", pattern: "(" } }],
    ["a remote reference", { v: { $ref: "http://127.0.0.1/schema.json" } }],
    ["a reference to nothing", { v: { $ref: "#/$defs/none" } }],
    ["a reference to itself", { v: { $ref: "#" } }],
    ["an unknown type", { v: { type: "text" } }],
    ["a dynamic reference", { v: { $dynamicRef: "#x" } }],
  ])("refuses %s, naming the place", (_name, properties) => {
    expect(() => compileParameters({ type: "object", properties })).toThrow(
      expect.objectContaining({
        code: "invalid_request",
        extra: expect.objectContaining({ errors: [expect.objectContaining({ path: "parameters" })] }),
      }),
    );
  });

  it("refuses definitions that double at every step", () => {
    const $defs = Object.fromEntries(
      Array.from({ length: 30 }, (_, n) => [
        `d${n}`,
        n === 29 ? { type: "string" } : { anyOf: [{ $ref: `#/$defs/d${n + 1}` }, { $ref: `#/$defs/d${n + 1}` }] },
      ]),
    );
    expect(() => compileParameters({ type: "object", properties: { v: { $ref: "#/$defs/d0" } }, $defs })).toThrow(/too complex/);
  });

  it.each(["const", "default", "enum", "examples", "definitions", "$defs", "properties"])(
    "is not misled by a property that is called %s",
    (name) => {
      const again = { items: { $ref: `#/properties/${name}` } };
      const properties = { [name]: { allOf: [again, again] } };
      expect(() => compileParameters({ type: "object", properties })).toThrow(/refers to itself/);
    },
  );

  it.each(["$id", "$anchor", "$dynamicAnchor"])("refuses %s below the root", (keyword) => {
    expect(() => compileParameters({ type: "object", properties: { v: { [keyword]: "x" } } })).toThrow(/not supported/);
  });

  it("refuses definitions that refer to each other in a circle", () => {
    const $defs = { a: { items: { $ref: "#/$defs/b" } }, b: { items: { $ref: "#/$defs/a" } } };
    expect(() => compileParameters({ type: "object", properties: { v: { $ref: "#/$defs/a" } }, $defs })).toThrow(/refers to itself/);
  });
});
