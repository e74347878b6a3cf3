import { describe, expect, it } from "vitest";
import type { Parameter, Parameters } from "#lib/contracts/parameters.ts";
import { base64Bytes, readBase64 } from "./base64.ts";
import { exampleValue } from "./example-value.ts";
import type { FormField } from "./form-field.ts";
import { readState, startState, switchMode } from "./form-state.ts";
import { fromPicker, toPicker } from "./picker-value.ts";
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
      properties: { a: { type: "number", minimum: 0 }, b: { allOf: [{ type: "string" }] } },
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

  it("takes along what was typed and is no value, and still calls it wrong", () => {
    const fields = fieldsOf(ORDER);
    const start = startState(fields, { email: "a@b.pt", gift: true });
    const typed = { ...start, drafts: { ...start.drafts, count: "many", address: { street: "", "7": "few" }, meta: "{ half" } };
    const json = switchMode(fields, typed);
    if ("error" in json) throw new Error(json.error);
    expect(JSON.parse(json.text)).toMatchObject({ count: "many", address: { "7": "few" }, meta: "{ half" });
    const form = switchMode(fields, json);
    if ("error" in form) throw new Error(form.error);
    expect(form.drafts).toMatchObject({ count: "many", address: { "7": "few" } });
    expect(readState(fields, form).errors.map(({ path }) => path)).toEqual([
      "parameters.count",
      "parameters.address[7]",
      "parameters.address.street",
    ]);
  });

  it("stays with JSON that the form would lose or cannot read", () => {
    const fields = fieldsOf(ORDER);
    const state = { ...startState(fields), mode: "json" as const };
    expect(switchMode(fields, { ...state, text: '{"other": 1}' })).toMatchObject({ error: expect.stringContaining('"other"') });
    expect(switchMode(fields, { ...state, text: '{"email": 5, "gift": true}' })).toMatchObject({ error: expect.stringContaining("email") });
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

describe("a field that can be several things", () => {
  const schema = {
    type: "object",
    required: ["where"],
    properties: {
      where: {
        description: "Where to",
        oneOf: [
          {
            title: "An address",
            type: "object",
            required: ["kind", "street"],
            properties: { kind: { const: "address" }, street: { type: "string" } },
          },
          { type: "object", required: ["kind"], properties: { kind: { const: "pickup" }, shop: { $ref: "#/$defs/shop" } } },
          { type: "null" },
        ],
      },
      count: { type: ["integer", "null"], minimum: 1 },
    },
    $defs: { shop: { type: "string", enum: ["a", "b"] } },
  };

  it("is a choice of inputs, with the definitions that they refer to", () => {
    const [where, count] = fieldsOf(schema);
    expect(where).toMatchObject({
      kind: "either",
      description: "Where to",
      variants: [{ title: "An address" }, { title: "kind: pickup" }, { kind: "fixed" }],
    });
    expect(where?.variants[1]?.fields[1]).toMatchObject({ name: "shop", kind: "choice", choices: ["a", "b"] });
    expect(count?.variants.map(({ kind, title }) => [kind, title])).toEqual([
      ["number", "integer"],
      ["fixed", "null"],
    ]);
  });

  it.each([{ where: { kind: "address", street: "x" } }, { where: { kind: "pickup", shop: "b" }, count: 3 }, { where: null, count: null }])(
    "shows %j in the inputs of its variant, and reads the same value from them",
    (value) => {
      const fields = fieldsOf(schema);
      expect(readState(fields, startState(fields, value))).toEqual({ value, errors: [] });
    },
  );

  it("asks for what its variant requires", () => {
    const fields = fieldsOf(schema);
    expect(readState(fields, startState(fields)).errors).toEqual([{ path: "parameters.where.street", message: "is required" }]);
  });

  it("is JSON where a schema holds itself", () => {
    const tree = {
      type: "object",
      properties: { node: { $ref: "#/$defs/node" } },
      $defs: { node: { type: "object", properties: { next: { $ref: "#/$defs/node" } } } },
    };
    let field = fieldsOf(tree)[0];
    while (field?.kind === "group") field = field.fields[0];
    expect(field?.kind).toBe("json");
  });
});

it("has inputs for dates, times and bytes, which are text all the same", () => {
  const fields = fieldsOf([
    { name: "day", type: "string", format: "date" },
    { name: "at", type: "string", format: "date-time" },
    { name: "data", type: "string", format: "byte" },
  ]);
  expect(fields.map(({ kind }) => kind)).toEqual(["date", "date", "file"]);
  const value = { day: "2026-02-03", at: "2026-02-03T04:05:06+02:00", data: "AAE=" };
  expect(readState(fields, startState(fields, value))).toEqual({ value, errors: [] });
});

describe("the browser's pickers", () => {
  it.each([
    ["date", "2026-02-03", "2026-02-03"],
    ["date-time", new Date(2026, 1, 3, 4, 5, 6).toISOString(), "2026-02-03T04:05:06"],
    ["time", "18:30:00Z", "18:30:00"],
    ["date", "soon", ""],
    ["date-time", "soon", ""],
  ])("show a %s %j as %j", (format, text, shown) => {
    expect(toPicker(format, text)).toBe(shown);
  });

  it("give the text that the API wants", () => {
    expect(fromPicker("date-time", "2026-02-03T04:05")).toBe(new Date(2026, 1, 3, 4, 5).toISOString().replace(".000Z", "Z"));
    expect(fromPicker("time", "18:30")).toBe("18:30:00Z");
    expect(fromPicker("date-time", "")).toBe("");
  });
});

it("reads a file as base64, whatever its bytes", async () => {
  const bytes = Uint8Array.from({ length: 20_000 }, (_byte, index) => index % 256);
  const text = await readBase64(new Blob([bytes]));
  expect(text).toBe(Buffer.from(bytes).toString("base64"));
  expect(base64Bytes(text)).toBe(20_000);
});
