import "#lib/testing/database.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "#lib/auth/ctx.ts";
import { CreateConnectorInput } from "#lib/contracts/connectors.ts";
import { CreateEndpointInput } from "#lib/contracts/endpoints.ts";
import { ExecuteInput } from "#lib/contracts/executions.ts";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { echoProto } from "#lib/executors/api-call/grpc/testing/echo-proto.ts";
import { type GrpcTestServer, startGrpcServer } from "#lib/executors/api-call/grpc/testing/start-grpc-server.ts";
import { toolInput } from "#lib/testing/rows.ts";
import { makeWorkspace } from "#lib/testing/workspaces.ts";
import { importOperations } from "../connector-schemas/import-operations.ts";
import { listApiOperations } from "../connector-schemas/list-api-operations.ts";
import { updateConnectorSchema } from "../connector-schemas/update-connector-schema.ts";
import { createConnector } from "../connectors/create-connector.ts";
import { testConnector } from "../connectors/test-connector.ts";
import { createCredential } from "../credentials/create-credential.ts";
import { createEndpoint } from "../endpoints/create-endpoint.ts";
import { getExecution } from "../executions/get-execution.ts";
import { createTool } from "../tools/create-tool.ts";
import { executeTool } from "../tools/execute-tool.ts";

const TOKEN = "S3ntinel/+grpc-token";
let ctx: Ctx;
let server: GrpcTestServer;
let connectorId: string;

beforeAll(async () => {
  env().SINTRA_EGRESS_ALLOW = "127.0.0.1";
  server = await startGrpcServer({
    "/test.v1.Echo/Say": (message, { metadata }) =>
      metadata["authorization"] === `Bearer ${TOKEN}`
        ? { messages: [message] }
        : { status: { code: 16, details: `not ${metadata["authorization"]}` } },
    "/test.v1.Echo/Repeat": (message) => ({ messages: [message, message] }),
    "/grpc.health.v1.Health/Check": (_message, { metadata }) =>
      metadata["authorization"] === `Bearer ${TOKEN}` ? { messages: [Buffer.of(8, 1)] } : { status: { code: 16 } },
  });
});
afterAll(() => server[Symbol.asyncDispose]());

beforeEach(async () => {
  ({ ctx } = await makeWorkspace());
  connectorId = await makeConnector(TOKEN);
});

async function makeConnector(token: string): Promise<string> {
  const { credential } = await createCredential(ctx, { name: `token ${token.length}`, type: "bearer", data: { token } });
  const input = {
    name: `echo${token.length}`,
    displayName: "Echo",
    apiType: "grpc",
    baseUrl: server.url,
    authType: "bearer",
    credentialId: credential.id,
  };
  return (await createConnector(ctx, CreateConnectorInput.parse(input))).connector.id;
}

const upload = (content = echoProto) =>
  updateConnectorSchema(ctx, { id: connectorId, source: "upload", files: [{ name: "echo.proto", content, base64: false }] });

async function makeTool(operation: string): Promise<string> {
  const { endpoints } = await importOperations(ctx, { id: connectorId, operations: [operation] });
  const { tool } = await createTool(ctx, toolInput({ type: "api_call", name: "echo", config: { endpointId: endpoints[0]?.id ?? "" } }));
  return tool.id;
}
const run = (id: string, parameters: ExecuteInput["parameters"]) => executeTool(ctx, { id, ...ExecuteInput.parse({ parameters }) });
const endpoint = (changes: object) =>
  createEndpoint(ctx, { id: connectorId, ...CreateEndpointInput.parse({ name: "say", displayName: "Say", ...changes }) });
const operation = { kind: "grpc", service: "test.v1.Echo", method: "Say" };

describe("a gRPC connector", () => {
  it("becomes endpoints and tools by its description, and its calls are in the log, without the credential", async () => {
    expect((await upload()).schema).toMatchObject({ kind: "grpc", operations: 7, source: "upload: echo.proto" });
    const { operations } = await listApiOperations(ctx, { id: connectorId, limit: 2 });
    expect(operations.map(({ name }) => name)).toEqual(["test.v1.Echo/Chat", "test.v1.Echo/Gather"]);
    const id = await makeTool("test.v1.Echo/Say");
    const { result, executionId } = await run(id, { aString: TOKEN, anInt64: "9007199254740993" });
    expect(result).toMatchObject({ aString: "[redacted]", anInt64: "9007199254740993" });
    const { execution } = await getExecution(ctx, { id: executionId });
    expect(execution).toMatchObject({
      exchange: { request: { method: "POST", headers: { authorization: "[redacted]" } }, response: { status: 0 } },
    });
    const rows = await db().toolExecutionLog.findMany({ where: { workspaceId: ctx.workspace.id } });
    expect(JSON.stringify(rows)).not.toContain("S3ntinel");
  });

  it("checks parameters by the message before anything is sent", async () => {
    await upload();
    const id = await makeTool("test.v1.Echo/Say");
    const before = server.calls.length;
    await expect(run(id, { nope: 1, color: "BLUE" })).rejects.toMatchObject({
      code: "invalid_parameters",
      extra: { errors: [{ path: "parameters.nope" }, { path: "parameters.color" }] },
    });
    expect(server.calls.length).toBe(before);
  });

  it("gives what the endpoint wants of a stream", async () => {
    await upload();
    const id = await makeTool("test.v1.Echo/Repeat");
    const { result } = await run(id, { anInt32: 5 });
    expect(result).toMatchObject({ messages: [{ anInt32: 5 }, { anInt32: 5 }], truncated: false });
  });

  it("tells whether it is reached and lets the caller in", async () => {
    const probe = { path: "", method: "GET" } as const;
    expect((await testConnector(ctx, { id: connectorId, ...probe })).test).toMatchObject({
      ok: true,
      detail: "The service says that it is serving",
    });
    const stranger = await makeConnector("another-token");
    expect((await testConnector(ctx, { id: stranger, ...probe })).test).toMatchObject({ ok: false, layer: "auth" });
  });
});

describe("an endpoint of a gRPC connector", () => {
  it.each([
    ["without an operation", { method: "GET", path: "/" }, /operation is needed/],
    ["of another protocol", { operation: { kind: "custom", name: "x" } }, /operation is needed/],
    ["for a method that is not there", { operation: { ...operation, method: "Shout" } }, /which the service does not have/],
    ["for a method that takes a stream", { operation: { ...operation, method: "Gather" } }, /takes a stream/],
    ["with a query", { operation, queryParams: [{ name: "q", type: "string" }] }, /queryParams has no place in gRPC/],
  ])("is refused %s", async (_name, changes, message) => {
    await upload();
    await expect(endpoint(changes)).rejects.toMatchObject({ code: "invalid_request", message: expect.stringMatching(message) });
  });

  it("is refused before the connector has a description", async () => {
    await expect(endpoint({ operation })).rejects.toMatchObject({
      code: "invalid_request",
      message: expect.stringContaining("no description"),
    });
  });

  it("gets its schemas from the description, unless it brings its own", async () => {
    await upload();
    const given = { type: "object", properties: { aString: { type: "string" } } };
    const own = await endpoint({ operation, bodySchema: given, headerParams: [{ name: "x-trace", type: "string" }] });
    expect(own.endpoint).toMatchObject({ bodySchema: given, responseSchema: { properties: { anInt64: { type: "string" } } } });
  });

  it("cannot be called any more when the description has lost its method", async () => {
    await upload();
    const id = await makeTool("test.v1.Echo/Say");
    await upload(echoProto.replace("rpc Say", "rpc Speak"));
    await expect(run(id, {})).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("has no method test.v1.Echo/Say"),
    });
  });
});
