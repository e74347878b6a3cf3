import { createServer, type ServerHttp2Session } from "node:http2";
import { Metadata, status } from "@grpc/grpc-js";
import { describe, expect, it } from "vitest";
import { OAuth2Config } from "#lib/contracts/connector-auth.ts";
import { openEgress } from "#lib/egress/testing/open-egress.ts";
import { listen } from "#lib/egress/testing/start-server.ts";
import type { AccessToken } from "#lib/executors/api-call/auth/token-source.ts";
import { describeFiles } from "../testing/describe.ts";
import { echoProto } from "../testing/echo-proto.ts";
import { type GrpcOver, runGrpc } from "../testing/run-grpc.ts";
import { type Method, startGrpcServer } from "../testing/start-grpc-server.ts";

const OAUTH = {
  type: "oauth2",
  client: {
    workspaceId: "w",
    connectorId: "c",
    credentialId: "k",
    config: OAuth2Config.parse({ grant: "client_credentials", tokenUrl: "http://127.0.0.1:1/token" }),
    clientId: "id",
    clientSecret: "",
    tls: null,
    baseUrl: "http://127.0.0.1:1",
    hostsDenied: [],
  },
} as const;

const description = describeFiles({ "echo.proto": echoProto });

async function call(name: string, method: Method, over: Partial<GrpcOver> = {}) {
  await using server = await startGrpcServer({ [`/test.v1.Echo/${name}`]: method });
  await using egress = openEgress("127.0.0.0/8");
  return { ...(await runGrpc(egress, { baseUrl: server.url, name: `test.v1.Echo/${name}`, description, ...over })), server };
}

describe("a status", () => {
  const failing = (code: status, over: Partial<GrpcOver> = {}, details = "because") =>
    call("Say", () => ({ status: { code, details } }), { retry: { maxRetries: 2, baseDelayMs: 1 }, ...over });

  it.each<[keyof typeof status, string, boolean]>([
    ["CANCELLED", "upstream", false],
    ["UNKNOWN", "upstream", false],
    ["INVALID_ARGUMENT", "upstream", false],
    ["DEADLINE_EXCEEDED", "timeout", true],
    ["NOT_FOUND", "upstream", false],
    ["ALREADY_EXISTS", "upstream", false],
    ["PERMISSION_DENIED", "auth", false],
    ["RESOURCE_EXHAUSTED", "rate_limit", true],
    ["FAILED_PRECONDITION", "upstream", false],
    ["ABORTED", "upstream", true],
    ["OUT_OF_RANGE", "upstream", false],
    ["UNIMPLEMENTED", "upstream", false],
    ["INTERNAL", "upstream", false],
    ["UNAVAILABLE", "upstream", true],
    ["DATA_LOSS", "upstream", false],
    ["UNAUTHENTICATED", "auth", false],
  ])("%s is a failure of layer %s, and %s to attempt again", async (name, layer, retryable) => {
    const { failure, server, attempts } = await failing(status[name]);
    expect(failure).toMatchObject({ layer, extra: { retryable }, message: expect.stringContaining(name) });
    // Nobody said that a second call does no harm.
    expect(server.calls).toHaveLength(1);
    expect(attempts).toMatchObject([{ status: status[name], layer }]);
  });

  it("is met again only where that does no harm: as the endpoint says, or the .proto file", async () => {
    expect((await failing(status.UNAVAILABLE, { idempotent: true })).server.calls).toHaveLength(3);
    expect((await failing(status.INTERNAL, { idempotent: true })).server.calls).toHaveLength(1);
    const look = await call("Look", () => ({ status: { code: status.UNAVAILABLE } }), { retry: { maxRetries: 1, baseDelayMs: 1 } });
    expect(look.server.calls).toHaveLength(2);
    const told = await call("Look", () => ({ status: { code: status.UNAVAILABLE } }), {
      idempotent: false,
      retry: { maxRetries: 1, baseDelayMs: 1 },
    });
    expect(told.server.calls).toHaveLength(1);
  });

  it("shows what the service says, on one line, cut, without the credential", async () => {
    const token = "s3cret/token+=";
    const { failure } = await failing(
      status.NOT_FOUND,
      { auth: { type: "bearer", token } },
      `no\r\nsuch ${token} ${encodeURIComponent(token)} ${"x".repeat(900)}`,
    );
    expect(failure?.message).toContain("no such [redacted] [redacted] xxx");
    expect(failure?.message.length).toBeLessThan(400);
  });

  it("brings wrong fields and the time to wait along, where the service tells them", async () => {
    const text = (field: number, value: string | Buffer) => Buffer.concat([Buffer.of(field * 8 + 2, value.length), Buffer.from(value)]);
    const any = (type: string, value: Buffer) => text(3, Buffer.concat([text(1, `type.googleapis.com/${type}`), text(2, value)]));
    const violation = text(1, Buffer.concat([text(1, "a_string"), text(2, "is too short")]));
    // Two seconds and half a one.
    const delay = text(1, Buffer.concat([Buffer.of(8, 2), Buffer.of(16, 0x80, 0xca, 0xb5, 0xee, 0x01)]));
    const metadata = new Metadata();
    metadata.set("grpc-status-details-bin", Buffer.concat([any("google.rpc.BadRequest", violation), any("google.rpc.RetryInfo", delay)]));
    const { failure } = await call("Say", () => ({ status: { code: status.UNAVAILABLE, details: "later", metadata } }));
    expect(failure?.extra).toMatchObject({ retryAfterMs: 2_500, errors: [{ path: "parameters.a_string", message: "is too short" }] });
  });

  it("survives details that are none", async () => {
    const metadata = new Metadata();
    metadata.set("grpc-status-details-bin", Buffer.of(0xff, 0xff));
    const { failure } = await call("Say", () => ({ status: { code: status.ABORTED, details: "odd", metadata } }));
    expect(failure).toMatchObject({ layer: "upstream", message: expect.stringContaining("odd") });
  });
});

describe("a connection that is lost in the middle of a call", () => {
  it.each([
    ["once, where that could do harm", false, 1],
    ["again, where it does none", true, 3],
  ])("has the call made %s", async (_name, idempotent, expected) => {
    let calls = 0;
    const http2 = createServer();
    http2.on("stream", (stream) => {
      calls += 1;
      (stream.session as ServerHttp2Session).destroy();
    });
    await using server = await listen(http2, "http");
    await using egress = openEgress("127.0.0.0/8");
    const over = { baseUrl: server.url, name: "test.v1.Echo/Say", description, idempotent, retry: { maxRetries: 2, baseDelayMs: 1 } };
    const { failure } = await runGrpc(egress, over);
    expect(failure).toMatchObject({ layer: "upstream", extra: { retryable: true } });
    expect(calls).toBe(expected);
  });
});

describe("a token", () => {
  it("is renewed once when the service does not know it", async () => {
    const asked: (string | undefined)[] = [];
    const tokens = {
      spellings: [],
      async get(_client: unknown, _env: unknown, stale?: string): Promise<AccessToken> {
        asked.push(stale);
        return { accessToken: stale === undefined ? "old-token" : "new-token", tokenType: "Bearer" };
      },
    };
    const knows = (wanted: string) => async () => {
      const method: Method = (message, { metadata }) =>
        metadata["authorization"] === wanted ? { messages: [message] } : { status: { code: status.UNAUTHENTICATED, details: "expired" } };
      await using server = await startGrpcServer({ "/test.v1.Echo/Say": method });
      await using egress = openEgress("127.0.0.0/8");
      const over = { baseUrl: server.url, name: "test.v1.Echo/Say", description, auth: OAUTH };
      return { ...(await runGrpc(egress, over, {}, { tokens })), calls: server.calls.length };
    };
    expect(await knows("Bearer new-token")()).toMatchObject({ failure: undefined, calls: 2 });
    expect(asked).toEqual([undefined, "old-token"]);
    expect(await knows("Bearer another")()).toMatchObject({ failure: { layer: "auth" }, calls: 2 });
  });
});
