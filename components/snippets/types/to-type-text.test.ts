import { expect, it } from "vitest";
import type { Json } from "#lib/contracts/json.ts";
import { toTypeText } from "./to-type-text.ts";

it.each<[Json, string]>([
  [{ type: "string" }, "string"],
  [{ type: "integer" }, "number"],
  [{ type: ["string", "null"] }, "string | null"],
  [{ enum: ["a", 1, null] }, '"a" | 1 | null'],
  [{ const: true }, "true"],
  [{ type: "array", items: { type: "boolean" } }, "(boolean)[]"],
  [{ type: "array" }, "unknown[]"],
  [{ type: "object", additionalProperties: { type: "number" } }, "{ [key: string]: number }"],
  [{ type: "object", properties: {}, additionalProperties: false }, "{ [key: string]: never }"],
  [{ anyOf: [{ type: "string" }, { type: "number" }] }, "string | number"],
  [{ allOf: [{ type: "string" }, { enum: ["a"] }] }, '(string) & ("a")'],
  [{ $ref: "#/$defs/node" }, "unknown"],
  [{ enum: [{ a: 1 }] }, "unknown"],
  [true, "unknown"],
])("%j is %s", (schema, type) => {
  expect(toTypeText(schema)).toBe(type);
});

it("knows which fields are there: those that are required or have a default", () => {
  const properties = { a: { type: "string" }, b: { type: "number", default: 1 }, c: { type: "boolean" } };
  const text = toTypeText({ type: "object", required: ["a"], properties });
  expect(text).toContain('"a": string;');
  expect(text).toContain('"b": number;');
  expect(text).toContain('"c"?: boolean;');
});

it("keeps descriptions that would end their comment, and names that are no identifiers, from becoming code", () => {
  const text = toTypeText({ type: "object", properties: { 'a"; evil': { type: "string", description: "*/ evil /*" } } });
  expect(text).toContain('"a\\"; evil"?: string;');
  expect(text.match(/\*\//g)).toHaveLength(1);
});

it("ends with schemas that nest without end", () => {
  const deep = Array.from({ length: 50 }).reduce<Json>((items) => ({ type: "array", items }), {});
  expect(toTypeText(deep)).toContain("unknown");
});
