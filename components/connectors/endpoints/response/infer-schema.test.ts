import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { inferSchema } from "./infer-schema.ts";

describe("inferSchema", () => {
  it.each<[Json, JsonObject]>([
    ["text", { type: "string" }],
    [1, { type: "integer" }],
    [1.5, { type: "number" }],
    [true, { type: "boolean" }],
    [null, {}],
    [[], { type: "array", items: {} }],
    [{}, { type: "object", properties: {} }],
    [[1, 2.5], { type: "array", items: { type: "number" } }],
    [[1, "a", null], { type: "array", items: { type: ["integer", "string", "null"] } }],
    [["2026-01-02T03:04:05Z", "2026-01-02T03:04:05.123+01:00"], { type: "array", items: { type: "string", format: "date-time" } }],
    [["2026-01-02T03:04:05Z", "soon"], { type: "array", items: { type: "string" } }],
    [["2026-01-02", "2026-01-02T03:04:05Z"], { type: "array", items: { type: "string" } }],
    ["https://example.com/a?b=c", { type: "string", format: "uri" }],
    ["01999999-9999-7999-8999-999999999999", { type: "string", format: "uuid" }],
    [[[1], ["a"]], { type: "array", items: { type: "array", items: { type: ["integer", "string"] } } }],
  ])("of %j", (sample, schema) => {
    expect(inferSchema(sample)).toEqual(schema);
  });

  it("requires what all items have, and lets be null what was", () => {
    const sample = [
      { id: 1, name: "a", at: null, tags: [] },
      { id: 2, name: null, at: "2026-01-02", more: { deep: true } },
      { id: 3, name: "c", at: null, tags: ["x"] },
    ];
    expect(inferSchema(sample)).toEqual({
      type: "array",
      items: {
        type: "object",
        properties: {
          id: { type: "integer" },
          name: { type: ["string", "null"] },
          at: { type: ["string", "null"], format: "date" },
          tags: { type: "array", items: { type: "string" } },
          more: { type: "object", properties: { deep: { type: "boolean" } }, required: ["deep"] },
        },
        required: ["id", "name", "at"],
      },
    });
  });

  it("takes names that objects inherit for names", () => {
    const sample = JSON.parse('{"constructor": 1, "__proto__": {"a": 1}}') as Json;
    expect(Object.keys(inferSchema(sample)["properties"] as object)).toEqual(["constructor", "__proto__"]);
  });

  it("survives what is nested without end", () => {
    let sample: Json = 1;
    for (let depth = 0; depth < 5_000; depth++) sample = [sample];
    expect(inferSchema(sample)).toMatchObject({ type: "array" });
  });
});
