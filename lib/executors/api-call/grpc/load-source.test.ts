import { readFileSync } from "node:fs";
import { create, type MessageInitShape, toBinary } from "@bufbuild/protobuf";
import { BinaryReader, BinaryWriter } from "@bufbuild/protobuf/wire";
import { type FileDescriptorProto, FileDescriptorProtoSchema, FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { Server, ServerCredentials, type ServerDuplexStream, status } from "@grpc/grpc-js";
import { describe, expect, it } from "vitest";
import type { SchemaSource } from "#lib/contracts/connector-schemas.ts";
import { openEgress } from "#lib/egress/testing/open-egress.ts";
import { startServer } from "#lib/egress/testing/start-server.ts";
import { upstreamOf } from "#lib/executors/api-call/testing/upstream-of.ts";
import { loadDescription } from "./descriptors/load-description.ts";
import { listMethods } from "./list-methods.ts";
import { loadSource } from "./load-source.ts";
import { readFiles } from "./read-files.ts";
import { toText } from "./testing/describe.ts";
import { echoProto } from "./testing/echo-proto.ts";

async function load(source: SchemaSource, baseUrl = "http://127.0.0.1:1", over: Parameters<typeof upstreamOf>[1] = {}, timeoutMs = 5_000) {
  await using egress = openEgress("127.0.0.0/8");
  const time = { timeoutMs, startedAt: performance.now() };
  const env = { egress, signal: new AbortController().signal, ...time, record: { logs: () => {}, phase: () => {} } };
  const { document, source: from } = await loadSource(source, upstreamOf(baseUrl, over), env);
  return { from, methods: listMethods(loadDescription(toText(document))).map(({ name }) => name) };
}

const ECHO = ["Chat", "Gather", "Look", "Ping", "Repeat", "Say", "Wrapped"].map((name) => `test.v1.Echo/${name}`);
const echoFiles = () => readFiles([{ name: "echo.proto", content: echoProto, base64: false }]);

/** A service that speaks one version of server reflection, about the given files. */
async function startReflection(version: string, files: FileDescriptorProto[], services: string[], pauseMs = 0) {
  const server = new Server();
  const seen: string[] = [];
  const identity = (bytes: Buffer) => bytes;
  const handle = (call: ServerDuplexStream<Buffer, Buffer>) => {
    if (call.metadata.get("authorization")[0] !== "Bearer s3cret") {
      call.emit("error", { code: status.UNAUTHENTICATED, details: "who is it?" });
      return;
    }
    call.on("data", (question: Buffer) => {
      const reader = new BinaryReader(question);
      const [field] = reader.tag();
      const name = reader.string();
      seen.push(`${field} ${name}`);
      setTimeout(() => call.write(Buffer.from(answer(field, name))), pauseMs);
    });
    call.on("end", () => setTimeout(() => call.end(), pauseMs));
  };
  const answer = (field: number, name: string): Uint8Array => {
    const inner = new BinaryWriter();
    if (field === 7) {
      for (const service of services) inner.tag(1, 2).bytes(new BinaryWriter().tag(1, 2).string(service).finish());
      return new BinaryWriter().tag(6, 2).bytes(inner.finish()).finish();
    }
    const file = files.find((one) =>
      field === 3 ? one.name === name : one.service.some((service) => `${one.package}.${service.name}` === name),
    );
    if (file === undefined)
      return new BinaryWriter().tag(7, 2).bytes(inner.tag(1, 0).int32(5).tag(2, 2).string("not found").finish()).finish();
    return new BinaryWriter()
      .tag(4, 2)
      .bytes(inner.tag(1, 2).bytes(toBinary(FileDescriptorProtoSchema, file)).finish())
      .finish();
  };
  server.register(`/grpc.reflection.${version}.ServerReflection/ServerReflectionInfo`, handle, identity, identity, "bidi");
  const port = await new Promise<number>((resolve) =>
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (_error, free) => resolve(free)),
  );
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    async [Symbol.asyncDispose]() {
      server.forceShutdown();
    },
  };
}

describe("server reflection", () => {
  const auth = { type: "bearer", token: "s3cret" } as const;
  const two = () =>
    readFiles([
      { name: "base.proto", content: 'syntax = "proto3"; package base; message Thing { string name = 1; }', base64: false },
      {
        name: "api.proto",
        content:
          'syntax = "proto3"; package api; import "google/protobuf/empty.proto"; service Things { rpc Get (google.protobuf.Empty) returns (base.Thing); }',
        base64: false,
      },
    ]);

  it.each(["v1", "v1alpha"])("is understood in version %s, signed like any call, imports and all", async (version) => {
    await using server = await startReflection(version, two(), ["api.Things", `grpc.reflection.${version}.ServerReflection`]);
    expect(await load({ source: "service" }, server.url, { auth })).toEqual({ from: "server reflection", methods: ["api.Things/Get"] });
    expect(server.seen).toEqual(["7 ", "4 api.Things", "3 base.proto"]);
  });

  it("fails as the service fails: without the credential", async () => {
    await using server = await startReflection("v1", two(), ["api.Things"]);
    await expect(load({ source: "service" }, server.url)).rejects.toMatchObject({ layer: "auth" });
  });

  it.each([
    ["lists no services", () => two(), []],
    ["has no file for its service", () => two().slice(0, 1), ["api.Things"]],
    ["lacks a file that its types are in", () => two().slice(1), ["api.Things"]],
  ])("fails when the service %s", async (_name, files, services) => {
    await using server = await startReflection("v1", files(), services);
    await expect(load({ source: "service" }, server.url, { auth })).rejects.toMatchObject({ layer: "upstream" });
  });

  /** Files of which each imports the next, so that each takes a question of its own. */
  const chain = (length: number, over: MessageInitShape<typeof FileDescriptorProtoSchema> = {}) =>
    Array.from({ length }, (_, index) =>
      create(FileDescriptorProtoSchema, {
        name: `${index}.proto`,
        package: `p${index}`,
        dependency: index + 1 < length ? [`${index + 1}.proto`] : [],
        service: index === 0 ? [{ name: "S" }] : [],
        ...over,
      }),
    );

  it.each<[string, FileDescriptorProto[], RegExp]>([
    ["many answers that are too large together", chain(8, { syntax: "x".repeat(900_000) }), /more than 5000000 bytes/],
    ["files of far more parts than bytes", chain(1, { messageType: Array.from({ length: 300_000 }, () => ({})) }), /too many parts/],
  ])("is given up where it gives %s", async (_name, files, message) => {
    await using server = await startReflection("v1", files, ["p0.S"]);
    await expect(load({ source: "service" }, server.url, { auth })).rejects.toMatchObject({
      layer: "upstream",
      message: expect.stringMatching(message),
    });
  });

  it("is given up where all its answers together take too long", async () => {
    await using server = await startReflection("v1", chain(40), ["p0.S"], 100);
    await expect(load({ source: "service" }, server.url, { auth }, 600)).rejects.toMatchObject({ layer: "timeout" });
    expect(server.seen.length).toBeLessThan(12);
  });

  it.each([3_000, 200_000])("is given up where it lists %i services", async (count) => {
    await using server = await startReflection(
      "v1",
      [],
      Array.from({ length: count }, () => "s"),
    );
    await expect(load({ source: "service" }, server.url, { auth })).rejects.toMatchObject({ layer: "upstream" });
    expect(server.seen).toEqual(["7 "]);
  });

  it("asks for an upload where there is none", async () => {
    await using server = await startReflection("v0", echoFiles(), []);
    await expect(load({ source: "service" }, server.url)).rejects.toMatchObject({
      layer: "upstream",
      message: expect.stringContaining("upload its .proto files"),
    });
  });
});

describe("uploaded files", () => {
  it("become the description, whatever the order of the files", async () => {
    const files = [
      { name: "b.proto", content: 'syntax = "proto3"; package p; service S { rpc M (A) returns (A); }', base64: false },
      { name: "a.proto", content: Buffer.from('syntax = "proto3"; package p; message A {}').toString("base64"), base64: true },
    ];
    expect(await load({ source: "upload", files })).toEqual({ from: "upload: b.proto, a.proto", methods: ["p.S/M"] });
  });

  it.each([
    ["no service", 'syntax = "proto3"; message A {}', /holds no service/],
    ["what cannot be read", "nonsense", /cannot be read/],
    [
      "clashing numbers",
      'syntax = "proto3"; message A { int32 a = 1; int32 b = 1; } service S { rpc M (A) returns (A); }',
      /duplicate id 1/,
    ],
  ])("are refused when they hold %s", async (_name, content, message) => {
    const upload = load({ source: "upload", files: [{ name: "a.proto", content, base64: false }] });
    await expect(upload).rejects.toMatchObject({
      code: "invalid_request",
      message: expect.stringMatching(message),
      extra: { errors: [{ path: "files" }] },
    });
  });

  it("are refused when they would be far larger in memory", async () => {
    const file = [create(FileDescriptorProtoSchema, { messageType: Array.from({ length: 1_000_000 }, () => ({})) })];
    const set = toBinary(FileDescriptorSetSchema, create(FileDescriptorSetSchema, { file }));
    const upload = load({ source: "upload", files: [{ name: "a.pb", content: Buffer.from(set).toString("base64"), base64: true }] });
    await expect(upload).rejects.toMatchObject({ code: "invalid_request", message: expect.stringContaining("a.pb is no descriptor set") });
  });

  const message = (fields: number, name = "A") =>
    `message ${name} { ${Array.from({ length: fields }, (_, index) => `string field_${index} = ${index + 1};`).join("\n")} }`;
  const withService = (body: string) => `syntax = "proto3"; ${body} service S { rpc M (A) returns (A); }`;

  const manyServices = () =>
    Array.from({ length: 60 }, (_, service) => {
      const methods = Array.from({ length: 100 }, (_method, index) => `rpc M${index} (A) returns (A);`);
      return `service S${service} { ${methods.join(" ")} }`;
    }).join("\n");

  it.each([
    ["are too large", "x".repeat(6_000_000), "larger than"],
    // What the parser would need minutes for.
    ["have a message of too many fields", withService(message(80_000)), "too many fields"],
    ["never end a message of too many fields", `syntax = "proto3"; ${message(80_000).slice(0, -1)}`, "too many fields"],
    ["have too many methods", withService(`message A {} ${manyServices()}`), "more than 5000 methods"],
  ])("are refused soon when they %s", async (_name, content, expected) => {
    const startedAt = performance.now();
    await expect(load({ source: "upload", files: [{ name: "a.proto", content, base64: false }] })).rejects.toMatchObject({
      code: "invalid_request",
      message: expect.stringContaining(expected),
    });
    expect(performance.now() - startedAt).toBeLessThan(3_000);
  });

  it("may be as wide as people write them, and hold signs in comments and texts", async () => {
    const wide = Array.from({ length: 40 }, (_, index) => message(300, `B${index}`)).join("\n");
    const content = withService(`/* ; { " */ message A { string a = 1 [json_name = "{;"]; } // ' {\n ${message(2_000, "C")} ${wide}`);
    expect(await load({ source: "upload", files: [{ name: "a.proto", content, base64: false }] })).toMatchObject({ methods: ["S/M"] });
  });
});

describe("an address", () => {
  it("is fetched without the connector's credential", async () => {
    const seen: (string | undefined)[] = [];
    await using server = await startServer((request, response) => {
      seen.push(request.headers.authorization);
      response.end(request.url === "/protos/echo.proto" ? echoProto : readFileSync("package.json"));
    });
    const auth = { type: "bearer", token: "s3cret-token" } as const;
    const url = `${server.url}/protos/echo.proto`;
    expect(await load({ source: "url", url }, "http://127.0.0.1:1", { auth })).toEqual({ from: url, methods: ECHO });
    expect(seen).toEqual([undefined]);
    await expect(load({ source: "url", url: `${server.url}/set` })).rejects.toMatchObject({ code: "invalid_request" });
  });

  it.each(["http://169.254.169.254/latest", "http://10.0.0.1/a.proto"])("is not fetched from %s", async (url) => {
    await expect(load({ source: "url", url })).rejects.toMatchObject({ layer: "policy" });
  });
});
