import "#lib/testing/database.ts";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CreateConnectorInput } from "#lib/contracts/connectors.ts";
import { SendEndpointDraftInput } from "#lib/contracts/drafts.ts";
import { CreateEndpointInput } from "#lib/contracts/endpoints.ts";
import { db } from "#lib/db/client.ts";
import { startServer } from "#lib/egress/testing/start-server.ts";
import { env } from "#lib/env.ts";
import { makeWorkspace, type TestWorkspace } from "#lib/testing/workspaces.ts";
import { createConnector } from "../connectors/create-connector.ts";
import { createCredential } from "../credentials/create-credential.ts";
import { getExecution } from "../executions/get-execution.ts";
import { createEndpoint } from "./create-endpoint.ts";
import { getEndpoint } from "./get-endpoint.ts";
import { sendEndpointDraft } from "./send-endpoint-draft.ts";

const TOKEN = "sentinel-draft-token-0815";
let workspace: TestWorkspace;

beforeAll(() => {
  env().SINTRA_EGRESS_ALLOW = "127.0.0.1";
});
beforeEach(async () => {
  workspace = await makeWorkspace();
});

const echo = () =>
  startServer((request, response) => {
    const { url, method, headers } = request;
    response.setHeader("content-type", "application/json").end(JSON.stringify({ url, method, signed: headers.authorization ?? null }));
  });
const connectorOf = (baseUrl: string, changes: object = {}) => ({ name: "upstream", displayName: "Upstream", baseUrl, ...changes });
const read = { name: "read", displayName: "Read", method: "GET", path: "/things" };
const send = (body: object, ctx = workspace.ctx) => sendEndpointDraft(ctx, SendEndpointDraftInput.parse({ endpoint: read, ...body }));
const save = async (connector: object) => (await createConnector(workspace.ctx, CreateConnectorInput.parse(connector))).connector;
const bearer = async () => (await createCredential(workspace.ctx, { name: "key", type: "bearer", data: { token: TOKEN } })).credential.id;

describe("sending the draft of an endpoint", () => {
  it("calls what nobody saved, and saves nothing", async () => {
    await using upstream = await echo();
    const pathParams = [{ name: "id", type: "integer", required: true }];
    const endpoint = { ...read, path: "/things/{id}", pathParams, queryParams: [{ name: "q", type: "string", default: "all" }] };
    const { result, executionId } = await send({ connector: connectorOf(upstream.url), endpoint, parameters: { id: 7 } });
    expect(result).toMatchObject({ url: "/things/7?q=all", method: "GET" });
    expect(await db().apiEndpoint.count({ where: { workspaceId: workspace.ctx.workspace.id } })).toBe(0);
    expect(await db().apiConnector.count({ where: { workspaceId: workspace.ctx.workspace.id } })).toBe(0);
    const { execution } = await getExecution(workspace.ctx, { id: executionId });
    expect(execution).toMatchObject({ subjectType: "endpoint", version: 0, status: "succeeded" });
    expect(execution.exchange?.request?.url).toBe(`${upstream.url}/things/7?q=all`);
  });

  it("belongs to the saved endpoint it is a draft of, and leaves that one's version and definition alone", async () => {
    await using upstream = await echo();
    const connector = await save(connectorOf(upstream.url));
    const { endpoint } = await createEndpoint(workspace.ctx, { id: connector.id, ...CreateEndpointInput.parse(read) });
    const draft = { connectorId: connector.id, endpointId: endpoint.id, endpoint: { ...read, path: "/other" } };
    const { result, executionId } = await send(draft);
    expect(result).toMatchObject({ url: "/other" });
    const { execution } = await getExecution(workspace.ctx, { id: executionId });
    expect(execution).toMatchObject({ subjectId: endpoint.id, version: 0 });
    expect((await getEndpoint(workspace.ctx, { id: endpoint.id })).endpoint).toMatchObject({ version: 1, path: "/things" });
  });

  it("signs with the saved connector's credential, and shows it to nobody", async () => {
    await using upstream = await echo();
    const connector = await save(connectorOf(upstream.url, { authType: "bearer", credentialId: await bearer() }));
    const answer = await send({ connectorId: connector.id });
    expect(answer.result).toMatchObject({ signed: expect.not.stringContaining(TOKEN) });
    const { execution } = await getExecution(workspace.ctx, { id: answer.executionId });
    expect(JSON.stringify([answer, execution])).not.toContain(TOKEN);
  });

  it("lets nobody send a credential elsewhere who could not save that", async () => {
    await using upstream = await echo();
    await using other = await echo();
    const settings = { authType: "bearer", credentialId: await bearer() };
    const connector = await save(connectorOf(upstream.url, settings));
    const permissions = new Set([...workspace.ctx.permissions].filter((permission) => permission !== "credential:write"));
    const ctx = { ...workspace.ctx, permissions };
    const forbidden = expect.objectContaining({ code: "forbidden" });
    await expect(send({ connectorId: connector.id, connector: connectorOf(other.url, settings) }, ctx)).rejects.toThrow(forbidden);
    await expect(send({ connector: connectorOf(other.url, settings) }, ctx)).rejects.toThrow(forbidden);
    const moved = await send({ connectorId: connector.id, connector: connectorOf(upstream.url, { ...settings, timeoutMs: 5_000 }) }, ctx);
    expect(moved.result).toMatchObject({ url: "/things" });
  });

  it.each(["connector:write", "connector:run"] as const)("needs %s", async (needed) => {
    const permissions = new Set([...workspace.ctx.permissions].filter((permission) => permission !== needed));
    const call = send({ connector: connectorOf("http://127.0.0.1:9") }, { ...workspace.ctx, permissions });
    await expect(call).rejects.toThrow(expect.objectContaining({ code: "forbidden" }));
  });

  it("refuses what could not be saved", async () => {
    const connector = connectorOf("http://127.0.0.1:9");
    const invalid = expect.objectContaining({ code: "invalid_request" });
    await expect(send({ connector, endpoint: { ...read, projection: "nope(" } })).rejects.toThrow(invalid);
    await expect(send({ connector: { ...connector, apiType: "graphql" } })).rejects.toThrow(invalid);
    await expect(send({ connector: { ...connector, authType: "oauth2" } })).rejects.toThrow(invalid);
  });

  it("treats connectors and endpoints of others as missing, and endpoints of another connector", async () => {
    const missing = expect.objectContaining({ code: "not_found" });
    const connector = await save(connectorOf("http://127.0.0.1:9"));
    const { endpoint } = await createEndpoint(workspace.ctx, { id: connector.id, ...CreateEndpointInput.parse(read) });
    const { ctx } = await makeWorkspace();
    await expect(send({ connectorId: connector.id }, ctx)).rejects.toThrow(missing);
    await expect(send({ connector: connectorOf("http://127.0.0.1:9"), endpointId: endpoint.id }, ctx)).rejects.toThrow(missing);
    const second = await save({ ...connectorOf("http://127.0.0.1:9"), name: "second" });
    await expect(send({ connectorId: second.id, endpointId: endpoint.id })).rejects.toThrow(missing);
  });

  it("tells of a failed call what was sent and where it failed", async () => {
    const failed = await send({ connector: connectorOf("http://127.0.0.1:9", { retry: { maxRetries: 0 } }) }).catch(
      (error: unknown) => error,
    );
    expect(failed).toMatchObject({ extra: { layer: "connect", executionId: expect.any(String) } });
  });
});
