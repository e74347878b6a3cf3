import { describe, expect, it } from "vitest";
import type { Parameter } from "#lib/contracts/parameters.ts";
import { toJsonSchema } from "#lib/contracts/to-json-schema.ts";
import { readSchema } from "./read-schema.ts";

const LIST: Parameter[] = [{ name: "a", type: "string", required: true }];

describe("readSchema", () => {
  it("reads a schema as a list where a list says the same", () => {
    expect(readSchema(JSON.stringify(toJsonSchema(LIST)), [])).toEqual({ value: LIST });
  });

  it("keeps a schema that says more", () => {
    const schema = { type: "object", anyOf: [{ required: ["a"] }] };
    expect(readSchema(JSON.stringify(schema), LIST)).toEqual({ value: schema });
  });

  it("keeps how an endpoint writes a parameter", () => {
    const before = [{ name: "a", type: "string", style: "form", minLength: 3 } as Parameter];
    expect(readSchema(JSON.stringify(toJsonSchema(LIST)), before)).toEqual({ value: [{ ...LIST[0], style: "form" }] });
  });

  it("says at which line a text stops being JSON", () => {
    expect(readSchema('{\n  "type": "object",\n  oops\n}', [])).toMatchObject({ fault: { line: 3 } });
    expect(readSchema('{\n  "type": object,\n  "properties": {}\n}', [])).toMatchObject({ fault: { line: 2, column: 11 } });
    expect(readSchema('{\n  "type": "object"', [])).toMatchObject({ fault: { line: 2 } });
  });

  it("refuses what is no schema of parameters", () => {
    expect(readSchema("[]", [])).toMatchObject({ fault: { line: 1 } });
    expect(readSchema('{"type":"string"}', [])).toMatchObject({ fault: { message: expect.stringContaining('"type": "object"') } });
  });
});
