import { createServer, type ServerHttp2Stream } from "node:http2";
import { gzipSync } from "node:zlib";
import { create, toBinary } from "@bufbuild/protobuf";
import { AnySchema } from "@bufbuild/protobuf/wkt";
import { status } from "@grpc/grpc-js";
import { describe, expect, it } from "vitest";
import type { Json } from "#lib/contracts/json.ts";
import { openEgress } from "#lib/egress/testing/open-egress.ts";
import { listen, startRawServer } from "#lib/egress/testing/start-server.ts";
import { describeFiles } from "./testing/describe.ts";
import { echoProto } from "./testing/echo-proto.ts";
import { type GrpcOver, type GrpcRun, runGrpc } from "./testing/run-grpc.ts";
import { type GrpcTestServer, type Method, startGrpcServer } from "./testing/start-grpc-server.ts";

const description = describeFiles({ "echo.proto": echoProto });
const echo: Method = (message) => ({ messages: [message] });

async function call(
  name: string,
  method: Method,
  over: Partial<GrpcOver> = {},
  parameters: Record<string, Json> = {},
): Promise<GrpcRun & { server: GrpcTestServer }> {
  await using server = await startGrpcServer({ [`/test.v1.Echo/${name}`]: method });
  await using egress = openEgress("127.0.0.0/8");
  return { ...(await runGrpc(egress, { baseUrl: server.url, name: `test.v1.Echo/${name}`, description, ...over }, parameters)), server };
}

const said = async (parameters: Record<string, Json>) => {
  const { output, failure } = await call("Say", echo, {}, parameters);
  expect(failure).toBeUndefined();
  return output as Record<string, Json>;
};

describe("the JSON of messages", () => {
  it("goes to the service and comes back unchanged, whatever the kind of field", async () => {
    const everything: Record<string, Json> = {
      aDouble: 1.5,
      aFloat: "-Infinity",
      anInt32: -7,
      anInt64: "9223372036854775807",
      aUint32: 4294967295,
      aUint64: "18446744073709551615",
      aSint32: -1,
      aSint64: "-9007199254740993",
      aFixed32: 1,
      aFixed64: "2",
      aSfixed32: -3,
      aSfixed64: "-4",
      aBool: true,
      aString: "Zoë 😀 \u0000",
      someBytes: "AAH/",
      color: "DARK_RED",
      maybe: 0,
      many: ["1", "-2"],
      colors: ["RED", "RED"],
      counts: { "ä b": "5" },
      parts: { "-1": { name: "p", kind: "LARGE" } },
      part: { name: "q", kind: "SMALL" },
      at: "2024-02-29T12:00:00.123456789Z",
      lasts: "-1.500s",
      object: { deep: [1, null, { x: "y" }] },
      value: [true, null],
      list: ["a", 1],
      any: { "@type": "type.googleapis.com/test.v1.Nothing" },
      wrapped: "3",
      wrappedText: "",
      mask: "aDouble,part.name",
      child: { aString: "inner" },
      otherName: "x",
    };
    const output = await said(everything);
    const { child, ...others } = everything;
    expect(output).toMatchObject(others);
    expect(output["child"]).toMatchObject(child as Record<string, Json>);
  });

  it("takes the names of the .proto file, numbers of enums and numbers as texts as well", async () => {
    expect(await said({ an_int32: "5", color: 1, an_int64: 12, some_bytes: "-_8" })).toMatchObject({
      anInt32: 5,
      color: "RED",
      anInt64: "12",
      someBytes: "+/8=",
    });
  });

  it("tells absent and zero apart where the service does", async () => {
    const output = await said({});
    expect(output).toMatchObject({ anInt32: 0, anInt64: "0", aString: "", many: [], counts: {}, color: "COLOR_UNSPECIFIED" });
    for (const name of ["maybe", "text", "part", "at", "wrapped", "child"]) expect(output).not.toHaveProperty(name);
  });

  it.each([
    ["an unknown field", { nope: 1 }],
    ["a number that does not fit", { anInt32: 2 ** 31 }],
    ["an unknown enum name", { color: "BLUE" }],
    ["both of a oneof", { text: "a", part: {} }],
    ["text for bytes", { someBytes: "***" }],
    ["a wrong time", { at: "yesterday" }],
    ["a type that nobody described", { any: { "@type": "type.googleapis.com/other.Thing" } }],
    ["deeper nesting than any reader takes", { child: nested(200) }],
  ])("refuses %s before anything is sent", async (_name, parameters) => {
    const { failure, server } = await call("Say", echo, {}, parameters as Record<string, Json>);
    expect(failure).toMatchObject({ layer: "validation", extra: { errors: [{ path: "parameters" }] } });
    expect(server.calls).toEqual([]);
  });

  it("calls the only value of a message without fields `value`", async () => {
    const { output } = await call("Wrapped", echo, {}, { value: "Zoë" });
    expect(output).toBe("Zoë");
    expect((await call("Ping", echo)).output).toEqual({});
  });

  function nested(levels: number): Json {
    let child: Json = {};
    for (let level = 0; level < levels; level++) child = { child };
    return child;
  }
});

describe("an answer that cannot be used", () => {
  const any = (typeUrl: string, value: Uint8Array) => toBinary(AnySchema, create(AnySchema, { typeUrl, value }));
  /** Field 29 of Everything. */
  const withAny = (bytes: Uint8Array) => Buffer.concat([Buffer.of(0xea, 0x01), varint(bytes.length), bytes]);
  const deepAny = () => {
    let bytes: Uint8Array = new Uint8Array();
    for (let level = 0; level < 2_000; level++) bytes = withAny(any("type.googleapis.com/test.v1.Everything", bytes));
    return bytes;
  };

  it.each<[string, () => Uint8Array, RegExp]>([
    ["no message", () => Buffer.of(0xff), /is no test.v1.Everything that can be read/],
    [
      "an Any of a type that nobody described",
      () => withAny(any("type.googleapis.com/x.Y", Buffer.of())),
      /every type that Any fields carry/,
    ],
    ["nesting without end", deepAny, /nested deeper than|can be read/],
    // Field 33, an empty child, a hundred thousand times in the last one's place: small on the wire, large in memory.
    ["far more in memory than on the wire", () => withMany(400_000), /too many parts/],
    ["as much within an Any", () => withAny(any("type.googleapis.com/test.v1.Everything", withMany(400_000))), /too many parts/],
  ])("fails when it holds %s", async (_name, bytes, message) => {
    const { failure } = await call("Say", () => ({ messages: [bytes()] }), { maxResponseBytes: 10_000_000 });
    expect(failure).toMatchObject({ layer: "upstream", message: expect.stringMatching(message) });
  });

  it("fails when a message is larger than the endpoint takes", async () => {
    const { failure } = await call("Say", () => ({ messages: [Buffer.alloc(2_000)] }), { maxResponseBytes: 1_000 });
    expect(failure).toMatchObject({ layer: "upstream", message: expect.stringContaining("larger than 1000 bytes") });
    expect(failure?.extra.retryable).not.toBe(true);
  });

  it.each([
    [50_000, undefined],
    [2_000_000, { layer: "upstream", message: expect.stringContaining("larger than 100000 bytes") }],
  ])("is unpacked up to the size that the endpoint takes: %i bytes", async (bytes, failure) => {
    const packed = gzipSync(Buffer.concat([Buffer.of(0x72), varint(bytes), Buffer.alloc(bytes, "a")]));
    const http2 = createServer();
    http2.on("stream", (stream: ServerHttp2Stream) => {
      stream.respond({ "content-type": "application/grpc", "grpc-encoding": "gzip" }, { waitForTrailers: true });
      stream.on("wantTrailers", () => stream.sendTrailers({ "grpc-status": "0" }));
      const length = Buffer.alloc(4);
      length.writeUInt32BE(packed.length);
      stream.end(Buffer.concat([Buffer.of(1), length, packed]));
    });
    await using server = await listen(http2, "http");
    await using egress = openEgress("127.0.0.0/8");
    const run = await runGrpc(egress, { baseUrl: server.url, name: "test.v1.Echo/Say", description, maxResponseBytes: 100_000 });
    if (failure === undefined) expect(run.output).toMatchObject({ aString: "a".repeat(bytes) });
    else expect(run.failure).toMatchObject(failure);
  });

  it("fails when a unary method answers not at all, or twice, without waiting for more", async () => {
    expect((await call("Say", () => ({ messages: [] }))).failure).toMatchObject({
      layer: "upstream",
      message: expect.stringContaining("no message"),
    });
    const { failure } = await call("Say", () => ({ messages: [Buffer.of(), Buffer.of()], isOpen: true }), { timeoutMs: 5_000 });
    expect(failure).toMatchObject({ layer: "upstream", message: expect.stringContaining("more than one message") });
  });

  /** Entries of the map `parts`, each with an empty Part. */
  function withMany(count: number): Uint8Array {
    const entry = Buffer.of(0xaa, 0x01, 4, 8, 1, 0x12, 0);
    return Buffer.concat(Array.from({ length: count }, () => entry).concat(Array.from({ length: count }, () => Buffer.of(0x8a, 0x02, 0))));
  }

  function varint(value: number): Buffer {
    const bytes = [];
    let rest = value;
    for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128);
    return Buffer.from([...bytes, rest]);
  }
});

describe("metadata", () => {
  it("carries the connector's headers, header parameters over them, and the credential over both", async () => {
    const { server, failure } = await call(
      "Say",
      echo,
      {
        defaultHeaders: { "X-Default": "1", "x-trace": "default", Authorization: "mine" },
        metadata: [{ name: "X-Trace" }, { name: "data-bin" }, { name: "absent" }],
        auth: { type: "bearer", token: "s3cret-token" },
      },
      { "X-Trace": "7", "data-bin": "AAH/", aString: "x" },
    );
    expect(failure).toBeUndefined();
    expect(server.calls[0]?.metadata).toMatchObject({ "x-default": "1", "x-trace": "7", authorization: "Bearer s3cret-token" });
    expect(server.calls[0]?.metadata["data-bin"]).toEqual(Buffer.of(0, 1, 255));
  });

  it.each([
    ["a name of gRPC's own", "grpc-timeout", "1S"],
    ["a line break", "x-trace", "a\r\nb: c"],
    ["what is not ASCII", "x-trace", "ü"],
    ["bytes that are no base64", "data-bin", "ü"],
    ["a list", "x-trace", ["a"]],
  ])("refuses %s", async (_name, name, value) => {
    const { failure, server } = await call("Say", echo, { metadata: [{ name }] }, { [name]: value });
    expect(failure).toMatchObject({ layer: "validation" });
    expect(server.calls).toEqual([]);
  });

  it("sends a call without metadata that is required: whether it is refused is the endpoint's choice", async () => {
    const { failure, server } = await call("Say", echo, { metadata: [{ name: "x-tenant", required: true }] });
    expect(failure).toBeUndefined();
    expect(server.calls).toHaveLength(1);
  });

  it("leaves a record of what was sent and what came", async () => {
    const { exchange, attempts, phases } = await call("Say", echo, { auth: { type: "bearer", token: "s3cret-token" } }, { aString: "x" });
    expect(exchange).toMatchObject({
      request: {
        method: "POST",
        url: expect.stringMatching(/\/test\.v1\.Echo\/Say$/),
        body: '{"aString":"x"}',
        sensitiveHeaders: ["authorization"],
      },
      response: { status: 0, bytes: 3 },
    });
    expect(attempts).toMatchObject([{ status: 0 }]);
    expect(phases).toEqual(["dns", "connect", "wait", "body"]);
  });
});

describe("a streaming answer", () => {
  const three = [1, 2, 3].map((byte) => Buffer.of(0x18, byte));
  const repeat = (reply: Partial<Extract<ReturnType<Method>, { messages: unknown }>>, over: Partial<GrpcOver> = {}) =>
    call("Repeat", () => ({ messages: three, ...reply }), over);
  const numbers = ({ output }: GrpcRun) => (output as { messages: { anInt32: number }[] }).messages.map(({ anInt32 }) => anInt32);

  it("is collected to its end", async () => {
    const run = await repeat({});
    expect(run.output).toMatchObject({ truncated: false });
    expect(numbers(run)).toEqual([1, 2, 3]);
  });

  it("is cut at the number of messages", async () => {
    const run = await repeat({ isOpen: true }, { maxMessages: 2 });
    expect(run.output).toMatchObject({ truncated: true });
    expect(numbers(run)).toEqual([1, 2]);
  });

  it("is cut at the deadline", async () => {
    const run = await repeat({ pauseMs: 400 }, { timeoutMs: 600 });
    expect(run.output).toMatchObject({ truncated: true });
    expect(numbers(run)).toEqual([1, 2]);
    expect(run.ms).toBeLessThan(1_500);
  });

  it("is cut at the size of all messages", async () => {
    const run = await repeat({}, { maxResponseBytes: 4 });
    expect(run.output).toMatchObject({ truncated: true });
    expect(numbers(run)).toEqual([1, 2]);
  });

  it("is cut where all messages together have too many parts, though each has few", async () => {
    // Field 33, an empty child: three bytes that become a message of some thirty fields.
    const children = Buffer.alloc(3 * 10_000, Buffer.of(0x8a, 0x02, 0));
    const messages = Array.from({ length: 20 }, () => Buffer.concat([Buffer.of(0x18, 1), children]));
    const run = await repeat({ messages });
    expect(run.output).toMatchObject({ truncated: true });
    expect(numbers(run).length).toBeGreaterThan(1);
    expect(numbers(run).length).toBeLessThan(20);
  });

  it("fails when it ends with an error, and when nothing comes in time", async () => {
    expect((await call("Repeat", () => ({ status: { code: status.DATA_LOSS, details: "gone" } }))).failure).toMatchObject({
      layer: "upstream",
    });
    expect((await call("Repeat", () => "silence", { timeoutMs: 200 })).failure).toMatchObject({ layer: "timeout" });
  });
});

describe("a deadline", () => {
  it("is passed on to the service", async () => {
    const { server } = await call("Say", echo, { timeoutMs: 3_000 });
    expect(server.calls[0]?.leftMs).toBeGreaterThan(1_500);
    expect(server.calls[0]?.leftMs).toBeLessThanOrEqual(3_000);
  });

  it("ends a call that gets no answer", async () => {
    const { failure, ms } = await call("Say", () => "silence", { timeoutMs: 300 });
    expect(failure).toMatchObject({ layer: "timeout" });
    expect(ms).toBeLessThan(1_300);
  });

  it("covers a connection on which nobody speaks", async () => {
    await using mute = await startRawServer(() => {});
    await using egress = openEgress("127.0.0.0/8");
    const run = await runGrpc(egress, { baseUrl: mute.url, name: "test.v1.Echo/Say", description, timeoutMs: 300 });
    expect(run.failure).toMatchObject({ layer: "timeout" });
    expect(run.ms).toBeLessThan(1_300);
  });

  it("is not waited for when the caller goes away", async () => {
    await using server = await startGrpcServer({ "/test.v1.Echo/Say": () => "silence" });
    await using egress = openEgress("127.0.0.0/8");
    const over = { baseUrl: server.url, name: "test.v1.Echo/Say", description, timeoutMs: 10_000 };
    const run = await runGrpc(egress, over, {}, { signal: AbortSignal.timeout(200) });
    expect(run.failure).toMatchObject({ layer: "timeout" });
    expect(run.ms).toBeLessThan(2_000);
  });
});
