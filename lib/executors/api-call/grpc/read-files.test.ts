import { readFileSync } from "node:fs";
import { create, fromJson, toBinary, toJson } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { describe, expect, it } from "vitest";
import { toDocument } from "./descriptors/descriptor-set.ts";
import { linkFiles } from "./descriptors/link-files.ts";
import { loadDescription } from "./descriptors/load-description.ts";
import { readFiles } from "./read-files.ts";
import { describeFiles, toText } from "./testing/describe.ts";
import { describeMethods } from "./testing/describe-methods.ts";
import { echoProto } from "./testing/echo-proto.ts";

const read = (files: Record<string, string>) => loadDescription(describeFiles(files));
const service = (body: string) => `syntax = "proto3"; package a.b; ${body} service S { rpc M (In) returns (In); }`;

/** The bytes of a message in hex, and back as JSON. */
function coded(source: string, typeName: string, json: Parameters<typeof fromJson>[1]) {
  const { registry } = read({ "a.proto": source });
  const type = registry.getMessage(typeName);
  if (type === undefined) throw new Error(`no ${typeName}`);
  const message = fromJson(type, json, { registry });
  return { hex: Buffer.from(toBinary(type, message)).toString("hex"), json: toJson(type, message, { registry }) };
}

describe("a .proto file", () => {
  it("tells its methods, their kinds and comments, and which do no harm twice", () => {
    const methods = describeMethods(read({ "echo.proto": echoProto }));
    expect(methods.map(({ name, kind, unsupported, idempotent }) => [name, kind, unsupported === null, idempotent])).toEqual([
      ["test.v1.Echo/Chat", "bidi_stream", false, null],
      ["test.v1.Echo/Gather", "client_stream", false, null],
      ["test.v1.Echo/Look", "unary", true, true],
      ["test.v1.Echo/Ping", "unary", true, null],
      ["test.v1.Echo/Repeat", "server_stream", true, null],
      ["test.v1.Echo/Say", "unary", true, null],
      ["test.v1.Echo/Wrapped", "unary", true, null],
    ]);
    const say = methods.find(({ name }) => name.endsWith("/Say"));
    expect(say).toMatchObject({ description: "Says the same.", bodySchema: { description: "One of each." } });
    expect(say?.bodySchema).toMatchObject({ properties: { color: { description: "What it looks like." } } });
  });

  // https://protobuf.dev/programming-guides/encoding/ and https://protobuf.dev/editions/features/
  it.each<[string, string, string, Parameters<typeof fromJson>[1], string]>([
    ["packs numbers in proto3", 'syntax = "proto3"; message M { repeated int32 n = 1; }', "M", { n: [1, 2] }, "0a020102"],
    ["does not where told", 'syntax = "proto3"; message M { repeated int32 n = 1 [packed = false]; }', "M", { n: [1, 2] }, "08010802"],
    ["nor in proto2", 'syntax = "proto2"; message M { repeated int32 n = 1; }', "M", { n: [1, 2] }, "08010802"],
    ["but does there where told", 'syntax = "proto2"; message M { repeated int32 n = 1 [packed = true]; }', "M", { n: [1, 2] }, "0a020102"],
    ["takes files without a syntax for proto2", "message M { optional int32 n = 1; }", "M", { n: 0 }, "0800"],
    ["sends no zero in proto3", 'syntax = "proto3"; message M { int32 n = 1; }', "M", { n: 0 }, ""],
    ["sends it where it is optional", 'syntax = "proto3"; message M { optional int32 n = 1; }', "M", { n: 0 }, "0800"],
    ["knows groups", "message M { optional group G = 1 { optional int32 n = 2; } }", "M", { g: { n: 1 } }, "0b10010c"],
    ["knows maps", 'syntax = "proto3"; message M { map<string, int32> my_map = 1; }', "M", { myMap: { a: 1 } }, "0a050a01611001"],
    ["knows editions", 'edition = "2023"; message M { int32 n = 1; }', "M", { n: 0 }, "0800"],
    ["and their features", 'edition = "2023"; option features.field_presence = IMPLICIT; message M { int32 n = 1; }', "M", { n: 0 }, ""],
    [
      "on a field as well",
      'edition = "2023"; message M { repeated int32 n = 1 [features.repeated_field_encoding = EXPANDED]; }',
      "M",
      { n: [1, 2] },
      "08010802",
    ],
    [
      "tells negative enums",
      'syntax = "proto3"; enum E { A = 0; B = -1; } message M { E e = 1; }',
      "M",
      { e: "B" },
      "08ffffffffffffffffff01",
    ],
  ])("%s", (_name, source, typeName, json, hex) => {
    const result = coded(source, typeName, json);
    expect(result.hex).toBe(hex);
    if (hex !== "") expect(result.json).toEqual(json);
  });

  it("finds names in the nearest scope, in other files and from the root", () => {
    const { registry } = read({
      "one.proto": service(
        "message In { message In { int32 deep = 1; } In inner = 1; .a.b.In same = 2; b.Other other = 3; c.Far far = 4; }",
      ),
      "two.proto": 'syntax = "proto3"; package a.b; message Other {}',
      "three.proto": 'syntax = "proto3"; package a.c; message Far {}',
    });
    const fields = registry.getMessage("a.b.In")?.fields.map(({ message }) => message?.typeName);
    expect(fields).toEqual(["a.b.In.In", "a.b.In", "a.b.Other", "a.c.Far"]);
  });

  it.each([
    [
      "a type that no file defines",
      { "a.proto": service("message In { Missing m = 1; }") },
      /a\.proto uses Missing, which no uploaded file defines/,
    ],
    [
      "a type that two files define",
      { "a.proto": service("message In {}"), "b.proto": "package a.b; message In {}" },
      /a\.b\.In is defined twice/,
    ],
    ["what is no .proto file", { "a.proto": "<html>" }, /a\.proto cannot be read: illegal token '<' \(line 1\)/],
    ["an unfinished file", { "a.proto": 'syntax = "proto3"; message In {' }, /a\.proto cannot be read/],
    ["endless nesting", { "a.proto": `${"message A {".repeat(5_000)}${"}".repeat(5_000)}` }, /a\.proto cannot be read/],
    ["an edition of the future", { "a.proto": 'edition = "2099";' }, /a\.proto cannot be read/],
  ])("is refused for %s", (_name, files, message) => {
    expect(() => read(files as Record<string, string>)).toThrow(message);
  });

  it("changes nothing for others by the names that it uses", () => {
    const source = service('message In { string __proto__ = 1; string constructor = 2; string to_string = 3 [json_name = "toString"]; }');
    const { json } = coded(source, "a.b.In", { constructor: "x", toString: "y" });
    expect(json).toEqual({ constructor: "x", toString: "y" });
    expect({}.constructor).toBe(Object);
  });
});

describe("a descriptor set", () => {
  const set = (source: string) =>
    Buffer.from(
      toBinary(
        FileDescriptorSetSchema,
        create(FileDescriptorSetSchema, { file: readFiles([{ name: "echo.proto", content: source, base64: false }]) }),
      ),
    );

  it("is read like the files that it was made of", () => {
    const uploaded = readFiles([{ name: "echo.bin", content: set(echoProto).toString("base64"), base64: true }]);
    const methods = describeMethods(loadDescription(toText(toDocument(uploaded))));
    expect(methods).toEqual(describeMethods(read({ "echo.proto": echoProto })));
  });

  it("works without the names that fields have in JSON, and without imports that hold options only", () => {
    const [file] = readFiles([{ name: "echo.proto", content: echoProto, base64: false }]);
    if (file === undefined) throw new Error("no file");
    file.dependency.push("nobody/has/options.proto");
    const type = linkFiles([file]).getMessage("test.v1.Everything");
    expect(type?.fields.find(({ name }) => name === "a_double")?.jsonName).toBe("aDouble");
    expect(type?.fields.find(({ name }) => name === "renamed")?.jsonName).toBe("otherName");
  });

  it.each([
    ["text", "hello there"],
    ["nothing", ""],
    ["a picture", "\x89PNG\r\n\x1a\n"],
  ])("is refused when it is %s", (_name, content) => {
    const file = { name: "set.bin", content: Buffer.from(content, "latin1").toString("base64"), base64: true };
    expect(() => readFiles([file])).toThrow(/set\.bin/);
  });
});

it("reads the descriptions that other people ship", () => {
  // The largest one in node_modules that is no test of its authors.
  const source = readFileSync("node_modules/protobufjs/google/protobuf/descriptor.proto", "utf8").replace(
    "package google.protobuf;",
    "package copy;",
  );
  const { registry } = read({ "copy.proto": `${source} service S { rpc M (FileDescriptorSet) returns (FileDescriptorProto); }` });
  expect(registry.getMessage("copy.FileDescriptorProto")?.fields.length).toBeGreaterThan(10);
});
