import "#lib/testing/database.ts";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CreateConnectorInput } from "#lib/contracts/connectors.ts";
import { CreateEndpointInput } from "#lib/contracts/endpoints.ts";
import { ExecuteInput } from "#lib/contracts/executions.ts";
import { db } from "#lib/db/client.ts";
import { startServer } from "#lib/egress/testing/start-server.ts";
import { env } from "#lib/env.ts";
import { toolInput } from "#lib/testing/rows.ts";
import { makeWorkspace, type TestWorkspace } from "#lib/testing/workspaces.ts";
import { createCredential } from "../credentials/create-credential.ts";
import { deleteCredential } from "../credentials/delete-credential.ts";
import { updateCredential } from "../credentials/update-credential.ts";
import { callEndpoint } from "../endpoints/call-endpoint.ts";
import { createEndpoint } from "../endpoints/create-endpoint.ts";
import { deleteEndpoint } from "../endpoints/delete-endpoint.ts";
import { updateEndpoint } from "../endpoints/update-endpoint.ts";
import { getExecution } from "../executions/get-execution.ts";
import { createTool } from "../tools/create-tool.ts";
import { createConnector } from "./create-connector.ts";
import { deleteConnector } from "./delete-connector.ts";
import { updateConnector } from "./update-connector.ts";

const TOKEN = "sentinel-bearer-4711";
let workspace: TestWorkspace;

beforeAll(() => {
  env().SINTRA_EGRESS_ALLOW = "127.0.0.1";
});

beforeEach(async () => {
  workspace = await makeWorkspace();
});

const connectorInput = (changes: object) =>
  CreateConnectorInput.parse({ name: "upstream", displayName: "Upstream", baseUrl: "http://127.0.0.1:9", ...changes });
const endpointInput = (changes: object = {}) =>
  CreateEndpointInput.parse({ name: "read", displayName: "Read", method: "GET", path: "/things", ...changes });

async function makeEndpoint(connector: object, endpoint: object = {}) {
  const made = await createConnector(workspace.ctx, connectorInput(connector));
  return (await createEndpoint(workspace.ctx, { id: made.connector.id, ...endpointInput(endpoint) })).endpoint;
}

async function makeCredential() {
  return (await createCredential(workspace.ctx, { name: "key", type: "bearer", data: { token: TOKEN } })).credential;
}

const call = (id: string, parameters: object = {}) => callEndpoint(workspace.ctx, { id, ...ExecuteInput.parse({ parameters }) });

describe("calling an endpoint", () => {
  it("signs the call with the connector's credential and shows it to nobody, though the upstream repeats it", async () => {
    await using upstream = await startServer((request, response) => {
      response.setHeader("content-type", "application/json").end(JSON.stringify({ seen: request.headers.authorization, url: request.url }));
    });
    const { id: credentialId } = await makeCredential();
    const endpoint = await makeEndpoint(
      { baseUrl: upstream.url, authType: "bearer", credentialId },
      {
        path: "/users/{name}",
        pathParams: [{ name: "name", type: "string", required: true }],
        queryParams: [{ name: "n", type: "integer", default: 3 }],
      },
    );
    const { result, executionId } = await call(endpoint.id, { name: "a/b?ü" });
    expect(result).toEqual({ seen: "Bearer [redacted]", url: "/users/a%2Fb%3F%C3%BC?n=3" });
    const { execution } = await getExecution(workspace.ctx, { id: executionId });
    expect(execution).toMatchObject({ subjectType: "endpoint", output: { seen: "Bearer [redacted]" } });
    expect(JSON.stringify(execution)).not.toContain(TOKEN);
  });

  it("uses a replaced secret within a second", async () => {
    await using upstream = await startServer((request, response) => {
      response.setHeader("content-type", "application/json").end(JSON.stringify(request.headers.authorization === "Bearer another-secret"));
    });
    const { id: credentialId } = await makeCredential();
    const endpoint = await makeEndpoint({ baseUrl: upstream.url, authType: "bearer", credentialId });
    expect((await call(endpoint.id)).result).toBe(false);
    await updateCredential(workspace.ctx, { id: credentialId, data: { token: "another-secret" } });
    await expect.poll(async () => (await call(endpoint.id)).result, { timeout: 1_000 }).toBe(true);
  });

  it("fails in the layer auth, and is in the log, when the credential cannot be opened any more", async () => {
    const { id: credentialId } = await makeCredential();
    const endpoint = await makeEndpoint({ authType: "bearer", credentialId });
    await db().credential.update({ where: { id: credentialId }, data: { sealed: "v1:gone:a:b:c:d" } });
    const error = await call(endpoint.id).catch((thrown) => thrown);
    expect(error).toMatchObject({ code: "upstream_failed", extra: { layer: "auth" } });
    const { execution } = await getExecution(workspace.ctx, { id: error.extra.executionId });
    expect(execution).toMatchObject({ status: "failed", layer: "auth" });
  });

  it("fails in the layer response_schema when the answer is not what was declared", async () => {
    await using upstream = await startServer((_request, response) => {
      response.setHeader("content-type", "application/json").end('{"id":"seven"}');
    });
    const responseSchema = { type: "object", properties: { id: { type: "integer" } } };
    const endpoint = await makeEndpoint({ baseUrl: upstream.url }, { responseSchema });
    await expect(call(endpoint.id)).rejects.toMatchObject({
      extra: { layer: "response_schema", errors: [{ path: "result.id", message: "must be integer" }] },
    });
  });

  it("names every problem of request parameters and body at once", async () => {
    const bodySchema = [{ name: "title", type: "string", required: true }];
    const endpoint = await makeEndpoint({}, { method: "POST", bodySchema, queryParams: [{ name: "n", type: "integer" }] });
    const error = await call(endpoint.id, { n: "x" }).catch((thrown) => thrown);
    expect(error.extra.errors).toEqual([
      { path: "parameters.n", message: "must be integer" },
      { path: "parameters.title", message: "is required" },
    ]);
  });
});

describe("connectors and endpoints", () => {
  it("refuse a credential of another type, and to lose one that is used", async () => {
    const { id: credentialId } = await makeCredential();
    await expect(createConnector(workspace.ctx, connectorInput({ authType: "basic", credentialId }))).rejects.toMatchObject({
      code: "invalid_request",
    });
    const { connector } = await createConnector(workspace.ctx, connectorInput({ authType: "bearer", credentialId }));
    await expect(deleteCredential(workspace.ctx, { id: credentialId })).rejects.toMatchObject({
      code: "conflict",
      extra: { errors: [{ path: "connectors", message: "upstream" }] },
    });
    await updateConnector(workspace.ctx, { id: connector.id, authType: "none", credentialId: null });
    await deleteCredential(workspace.ctx, { id: credentialId });
    expect(await db().credential.findUnique({ where: { id: credentialId } })).toMatchObject({ sealed: "" });
  });

  it("refuse a path and parameters that do not agree, also when only one of them changes", async () => {
    const endpoint = await makeEndpoint({}, { path: "/a/{x}", pathParams: [{ name: "x", type: "string", required: true }] });
    await expect(updateEndpoint(workspace.ctx, { id: endpoint.id, path: "/a/{y}" })).rejects.toMatchObject({ code: "invalid_request" });
    const { endpoint: changed } = await updateEndpoint(workspace.ctx, { id: endpoint.id, displayName: "New", responseSchema: null });
    expect(changed).toMatchObject({ version: 2, displayName: "New", path: "/a/{x}", responseSchema: null });
  });

  it("stay while a tool calls them, and go together afterwards", async () => {
    const endpoint = await makeEndpoint({});
    const { tool } = await createTool(workspace.ctx, toolInput({ name: "reader", type: "api_call", config: { endpointId: endpoint.id } }));
    await expect(deleteEndpoint(workspace.ctx, { id: endpoint.id })).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("reader"),
    });
    await expect(deleteConnector(workspace.ctx, { id: endpoint.connectorId })).rejects.toMatchObject({ code: "conflict" });
    await db().customTool.update({ where: { id: tool.id }, data: { deletedAt: new Date() } });
    await deleteConnector(workspace.ctx, { id: endpoint.connectorId });
    await expect(call(endpoint.id)).rejects.toMatchObject({ code: "not_found" });
  });
});
