import { describe, expect, it } from "vitest";
import type { Parameter, Parameters } from "#lib/contracts/parameters.ts";
import { exampleValue } from "./example-value.ts";
import type { FormField } from "./form-field.ts";
import { readState, startState, switchMode } from "./form-state.ts";
import { toFields } from "./to-fields.ts";

const ORDER: Parameter[] = [
  { name: "email", type: "string", required: true, format: "email" },
  { name: "size", type: "string", enum: ["s", "l", 3], default: "l" },
  { name: "count", type: "integer", min: 1, max: 9 },
  { name: "gift", type: "boolean", required: true },
  { name: "express", type: "boolean" },
  {
    name: "address",
    type: "object",
    properties: [
      { name: "street", type: "string", required: true },
      { name: "7", type: "number" },
    ],
  },
  { name: "items", type: "array", items: { type: "object", properties: [{ name: "sku", type: "string", required: true }] } },
  { name: "meta", type: "object" },
];

function fieldsOf(parameters: Parameters): FormField[] {
  const fields = toFields(parameters);
  if (fields === null) throw new Error("expected a form");
  return fields;
}

function read(drafts: Record<string, unknown>, parameters: Parameters = ORDER) {
  const fields = fieldsOf(parameters);
  const start = startState(fields);
  return readState(fields, { ...start, drafts: { ...start.drafts, ...(drafts as typeof start.drafts) } });
}

describe("a form made from parameters", () => {
  it("has an input of the right kind for each parameter", () => {
    expect(fieldsOf(ORDER).map(({ kind }) => kind)).toEqual(["text", "choice", "number", "toggle", "toggle", "group", "list", "json"]);
  });

  it("sends defaults and what is required, and leaves out what nobody filled in", () => {
    expect(read({ email: "a@b.pt" })).toEqual({ value: { email: "a@b.pt", size: "l", gift: false }, errors: [] });
  });

  it("gives numbers, choices and JSON their own types", () => {
    const { value } = read({ email: "a@b.pt", size: "2", count: " 4 ", express: "true", meta: '{"deep": [1]}' });
    expect(value).toMatchObject({ size: 3, count: 4, express: true, meta: { deep: [1] } });
  });

  it("asks for what an optional object requires only once it is begun", () => {
    expect(read({ email: "a@b.pt" }).errors).toEqual([]);
    const begun = read({ email: "a@b.pt", address: { street: "", "7": "2" } });
    expect(begun.errors).toEqual([{ path: "parameters.address.street", message: "is required" }]);
  });

  it("names every wrong input with the path that the server uses", () => {
    const { errors } = read({
      email: "",
      count: "1.5",
      address: { street: "x", "7": "many" },
      items: [{ sku: "A" }, { sku: "" }],
      meta: "{",
    });
    expect(errors.map(({ path }) => path)).toEqual([
      "parameters.email",
      "parameters.count",
      "parameters.address[7]",
      "parameters.items[1].sku",
      "parameters.meta",
    ]);
  });

  it("reads a JSON Schema as it reads a list", () => {
    const schema = {
      type: "object",
      required: ["a"],
      properties: { a: { type: "number", minimum: 0 }, b: { oneOf: [{ type: "string" }] } },
    };
    expect(fieldsOf(schema)).toMatchObject([
      { name: "a", kind: "number", required: true, limits: "at least 0" },
      { name: "b", kind: "json", required: false },
    ]);
  });

  it.each([{ type: "object", oneOf: [{}, {}] }, { $ref: "#/$defs/a", $defs: { a: { type: "object" } } }, { type: "object" }])(
    "is left to JSON where inputs cannot show all of %j",
    (schema) => {
      expect(toFields(schema)).toBeNull();
    },
  );

  it("is empty for a tool without parameters", () => {
    expect(toFields([])).toEqual([]);
  });
});

describe("switching between form and JSON", () => {
  it("keeps the value in both directions", () => {
    const fields = fieldsOf(ORDER);
    const value = {
      email: "a@b.pt",
      size: "s",
      count: 2,
      gift: true,
      address: { street: "x", "7": 7 },
      items: [{ sku: "A" }],
      meta: { a: null },
    };
    const json = switchMode(fields, startState(fields, value));
    if ("error" in json) throw new Error(json.error);
    expect(JSON.parse(json.text)).toEqual(value);
    const form = switchMode(fields, json);
    if ("error" in form) throw new Error(form.error);
    expect(readState(fields, form)).toEqual({ value, errors: [] });
  });

  it("stays with JSON that the form would lose or cannot read", () => {
    const fields = fieldsOf(ORDER);
    const state = { ...startState(fields), mode: "json" as const };
    expect(switchMode(fields, { ...state, text: '{"other": 1}' })).toMatchObject({ error: expect.stringContaining('"other"') });
    expect(switchMode(fields, { ...state, text: "{" })).toMatchObject({ error: expect.stringContaining("not JSON") });
    expect(switchMode(fields, { ...state, text: "[1]" })).toMatchObject({ error: expect.stringContaining("object") });
  });
});

it("shows an example with everything that is required", () => {
  const parameters: Parameter[] = [
    ...ORDER,
    {
      name: "lines",
      type: "array",
      required: true,
      items: { type: "object", properties: [{ name: "n", type: "integer", required: true }] },
    },
  ];
  expect(exampleValue(fieldsOf(parameters))).toEqual({ email: "text", gift: true, lines: [{ n: 1 }] });
});
