import { describe, expect, it } from "vitest";
import type { Json } from "#lib/contracts/json.ts";
import { simpleType } from "#lib/executors/api-call/soap/xsd/builtin-types.ts";
import { fromLexical } from "#lib/executors/api-call/soap/xsd/from-lexical.ts";
import { toLexical } from "#lib/executors/api-call/soap/xsd/to-lexical.ts";

describe("reading values", () => {
  it.each<[string, string, Json]>([
    ["int", " -5 ", -5],
    ["int", "+7", 7],
    ["int", "x", "x"],
    ["long", "9007199254740993", "9007199254740993"],
    ["long", "9007199254740991", 9007199254740991],
    ["decimal", "1.10", 1.1],
    ["decimal", "-0.50", -0.5],
    ["decimal", "1234567890123456.78", "1234567890123456.78"],
    ["decimal", "0.10000000000000000001", "0.10000000000000000001"],
    ["double", "1E3", 1000],
    ["double", "INF", "INF"],
    ["boolean", "1", true],
    ["boolean", "false", false],
    ["boolean", "maybe", "maybe"],
    ["string", "  a ", "  a "],
    ["token", "  a ", "a"],
    ["dateTime", "2026-01-02T03:04:05", "2026-01-02T03:04:05"],
    ["base64Binary", "aG\n k=", "aGk="],
    ["NMTOKENS", " a  b ", ["a", "b"]],
  ])("reads %s %j as %j", (builtin, text, value) => {
    expect(fromLexical(simpleType(builtin), text)).toEqual(value);
  });
});

describe("writing values", () => {
  it.each<[string, Json, string]>([
    ["long", 1e20, "100000000000000000000"],
    ["decimal", 1e-7, "0.0000001"],
    ["decimal", 0.1, "0.1"],
    ["decimal", "1.10", "1.10"],
    ["double", 1e300, "1e+300"],
    ["boolean", true, "true"],
    ["int", "x", "x"],
    ["NMTOKENS", ["a", "b"], "a b"],
  ])("writes %s %j as %s", (builtin, value, text) => {
    expect(toLexical(simpleType(builtin), value, "p")).toBe(text);
  });

  it.each<[string, Json]>([
    ["an object", { a: 1 }],
    ["a list for a single value", [1]],
    ["a control character", "a\u0000b"],
    ["half a surrogate pair", "\ud800"],
  ])("refuses %s and names the parameter", (_name, value) => {
    expect(() => toLexical(simpleType("string"), value, "p")).toThrow(/^parameters\.p /);
  });
});
