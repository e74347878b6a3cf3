import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { compileSchema } from "#lib/services/parameters/compile-schema.ts";
import { loadDescription } from "../descriptors/load-description.ts";
import { describeFiles } from "../testing/describe.ts";
import { describeMethods } from "../testing/describe-methods.ts";
import { echoProto } from "../testing/echo-proto.ts";

function methodOf(source: string, name: string) {
  const method = describeMethods(loadDescription(describeFiles({ "a.proto": source }))).find((one) => one.name === name);
  if (method === undefined) throw new Error(`no ${name}`);
  return method;
}
const problems = (schema: JsonObject, value: Json) => compileSchema(schema, "bodySchema")(value, "parameters").map(({ path }) => path);
const input = (json: Json) => problems(methodOf(echoProto, "test.v1.Echo/Say").bodySchema, json);

describe("the schema of parameters", () => {
  it.each<[string, Json]>([
    ["nothing", {}],
    ["names of the .proto file", { an_int32: 1, some_bytes: "AA==" }],
    ["long integers as texts and as numbers", { anInt64: "9223372036854775807", aUint64: 5 }],
    ["numbers that are none", { aDouble: "NaN", aFloat: 1 }],
    ["enums by name and number", { color: "RED", colors: ["DARK_RED", 0] }],
    ["maps and lists", { counts: { a: "1" }, many: [1, "2"], parts: { "1": { kind: "LARGE" } } }],
    [
      "forms of their own",
      { at: "2024-01-01T00:00:00Z", lasts: "1.5s", wrapped: null, mask: "a,b", object: { a: 1 }, value: [1], list: [{}] },
    ],
    ["a message within itself", { child: { child: { anything: 1 } } }],
  ])("takes %s", (_name, json) => expect(input(json)).toEqual([]));

  it.each<[string, Json, string]>([
    ["an unknown name", { nope: 1 }, "parameters.nope"],
    ["an unknown name further in", { part: { nope: 1 } }, "parameters.part.nope"],
    ["an unknown enum name", { color: "BLUE" }, "parameters.color"],
    ["an integer that JSON cannot hold exactly", { anInt64: 2 ** 60 }, "parameters.anInt64"],
    ["an integer beyond 32 bits", { many: ["x"] }, "parameters.many[0]"],
    ["a negative unsigned", { aUint32: -1 }, "parameters.aUint32"],
    ["a wrong time", { at: "yesterday" }, "parameters.at"],
    ["a wrong duration", { lasts: "5 minutes" }, "parameters.lasts"],
    ["text for a list", { colors: "RED" }, "parameters.colors"],
  ])("refuses %s, and names it", (_name, json, path) => expect(input(json)).toContain(path));

  it("asks for what proto2 requires", () => {
    const source = "message In { required string name = 1; } service S { rpc M (In) returns (In); }";
    expect(problems(methodOf(source, "S/M").bodySchema, {})).toEqual(["parameters.name"]);
  });

  it("names the only value of a message that has no fields", () => {
    const { bodySchema, responseSchema } = methodOf(echoProto, "test.v1.Echo/Wrapped");
    expect(problems(bodySchema, { value: "x" })).toEqual([]);
    expect(problems(bodySchema, {})).toEqual(["parameters.value"]);
    expect(responseSchema).toMatchObject({ type: ["string", "null"] });
  });
});

describe("the schema of answers", () => {
  it("is that of the message, or of a list of them", () => {
    expect(methodOf(echoProto, "test.v1.Echo/Say").responseSchema).toMatchObject({ properties: { anInt64: { type: "string" } } });
    const { responseSchema } = methodOf(echoProto, "test.v1.Echo/Repeat");
    const validate = compileSchema(responseSchema as JsonObject, "responseSchema", "output");
    expect(validate({ messages: [{ color: 17, anInt64: "1" }], truncated: false }, "result")).toEqual([]);
    expect(validate({ messages: [{ anInt64: 1 }], truncated: false }, "result")).toMatchObject([{ path: "result.messages[0].anInt64" }]);
  });
});

describe("a schema of many messages", () => {
  it("stays within what is checked, and leaves the rest open", () => {
    // Each message holds the next one ten times: written out, there would be 10^12 of them.
    const levels = Array.from({ length: 12 }, (_, level) => {
      const fields = Array.from({ length: 10 }, (_field, index) => `M${level + 1} f${index} = ${index + 1};`);
      return `message M${level} { ${fields.join(" ")} }`;
    });
    const source = `syntax = "proto3"; ${levels.join("\n")} message M12 { string last = 1; } service S { rpc M (M0) returns (M0); }`;
    const { bodySchema, responseSchema } = methodOf(source, "S/M");
    expect(problems(bodySchema, { f0: { f1: { anything: 1 } } }).length).toBeLessThanOrEqual(1);
    expect(problems(bodySchema, { g0: {} })).toEqual(["parameters.g0"]);
    compileSchema(responseSchema as JsonObject, "responseSchema", "output");
  });

  it("stays within its size, however long the comments and wide the messages", () => {
    const fields = Array.from({ length: 3_000 }, (_, index) => `// ${"word ".repeat(90)}\nstring field_number_${index} = ${index + 1};`);
    const source = `syntax = "proto3"; message Wide { ${fields.join("\n")} } service S { rpc M (Wide) returns (Wide); }`;
    expect(problems(methodOf(source, "S/M").bodySchema, { fieldNumber7: "x" })).toEqual([]);
  });
});
