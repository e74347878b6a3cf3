import { buildSchema, introspectionFromSchema, printSchema } from "graphql";
import { describe, expect, it } from "vitest";
import { readSchema, UnreadableSchema } from "#lib/executors/api-call/graphql/read-schema.ts";

const SDL = "type Query { book(by: Key!): String } input Key @oneOf { id: ID title: String }";
const schema = buildSchema(SDL);

describe("a text", () => {
  it.each([
    ["in the schema definition language", `\uFEFF# a comment\n${SDL}`],
    ["as the answer to an introspection query", JSON.stringify({ data: introspectionFromSchema(schema) })],
    ["as the data of one", ` ${JSON.stringify(introspectionFromSchema(schema))}`],
    [
      "with directives that it does not define",
      'type Query @key(fields: "x") { book(by: Key!): String } input Key @oneOf { id: ID title: String }',
    ],
  ])("tells a schema %s", (_name, text) => {
    expect(printSchema(readSchema(text))).toBe(printSchema(schema));
  });

  it.each([
    ["{ hello }", "no type Query"],
    ["<html></html>", "Syntax Error"],
    ["", "Syntax Error"],
    ["type Query { a: Unknown }", 'Unknown type: "Unknown"'],
    ["type Thing { a: Int }", "no type Query"],
    ['{"data": {"__schema"', "Begins like JSON"],
    ['{"secret": "value"}', "introspection"],
    [`{"a":${"[".repeat(100_000)}`, "deeper than"],
    [`type Query { a(b: Int = ${"[".repeat(100_000)}`, "deeper than"],
  ])("that tells none is refused with the reason: %s", (text, reason) => {
    const read = () => readSchema(text);
    expect(read).toThrow(UnreadableSchema);
    expect(read).toThrow(reason);
  });
});
