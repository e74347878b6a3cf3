import "#lib/testing/database.ts";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "#lib/auth/ctx.ts";
import { ExecuteInput } from "#lib/contracts/executions.ts";
import { ImportConnectorInput } from "#lib/contracts/import-plan.ts";
import { db } from "#lib/db/client.ts";
import { startServer } from "#lib/egress/testing/start-server.ts";
import { env } from "#lib/env.ts";
import { makeWorkspace, type TestWorkspace } from "#lib/testing/workspaces.ts";
import { listConnectorUses } from "../connectors/list-connector-uses.ts";
import { callEndpoint } from "../endpoints/call-endpoint.ts";
import { createTool } from "../tools/create-tool.ts";
import { importConnector } from "./import-connector.ts";
import { readImport } from "./read-import.ts";

const TOKEN = "sentinel-import-token-0815";
let workspace: TestWorkspace;

beforeAll(() => {
  env().SINTRA_EGRESS_ALLOW = "127.0.0.1";
});
beforeEach(async () => {
  workspace = await makeWorkspace();
});

async function planOf(text: string, ctx: Ctx = workspace.ctx) {
  const { kind: _, notes: __, parameters, ...plan } = (await readImport(ctx, { text })).plan;
  return { parameters, input: ImportConnectorInput.parse(plan) };
}

const counts = async () => {
  const where = { workspaceId: workspace.ctx.workspace.id };
  return [await db().apiConnector.count({ where }), await db().apiEndpoint.count({ where }), await db().credential.count({ where })];
};

describe("a cURL line", () => {
  it("becomes a connector whose endpoint makes the same request", async () => {
    await using server = await startServer(async (request, response) => {
      const body = Buffer.concat(await Array.fromAsync(request)).toString();
      const isSigned = request.headers.authorization === `Bearer ${TOKEN}`;
      response.setHeader("content-type", "application/json").end(JSON.stringify({ url: request.url, body, isSigned }));
    });
    const line = `curl '${server.url}/v1/users/42?full=true' -H 'Authorization: Bearer ${TOKEN}' --json '{"name":"Ana"}'`;
    const { input, parameters } = await planOf(line);
    const { connector, endpoints } = await importConnector(workspace.ctx, input);
    expect(connector).toMatchObject({ authType: "bearer", authState: "ready", endpoints: 1, lastUsedAt: null });
    const call = { id: endpoints[0]?.id ?? "", ...ExecuteInput.parse({ parameters }) };
    const { result } = await callEndpoint(workspace.ctx, call);
    expect(result).toEqual({ url: "/v1/users/42?full=true", body: '{"name":"Ana"}', isSigned: true });
    expect(JSON.stringify({ connector, endpoints })).not.toContain(TOKEN);
  });

  it("is read under names that are free, and reading saves nothing", async () => {
    const line = `curl -u ana:${TOKEN} https://api.example.com/a`;
    await importConnector(workspace.ctx, (await planOf(line)).input);
    expect(await counts()).toEqual([1, 1, 1]);
    const { input } = await planOf(line);
    expect([input.connector.name, input.credential?.name]).toEqual(["example_2", "Example 2"]);
    expect(await counts()).toEqual([1, 1, 1]);
  });
});

describe("importing a connector", () => {
  it("makes all of it or nothing", async () => {
    const { input } = await planOf(`curl -u ana:${TOKEN} https://api.example.com/a`);
    const [endpoint] = input.endpoints;
    const broken = {
      ...input,
      endpoints: [...input.endpoints, { ...endpoint, name: "other", projection: "nope(" }],
    } as ImportConnectorInput;
    await expect(importConnector(workspace.ctx, broken)).rejects.toThrow(expect.objectContaining({ code: "invalid_request" }));
    expect(await counts()).toEqual([0, 0, 0]);
    await importConnector(workspace.ctx, input);
    await expect(importConnector(workspace.ctx, { ...input, credential: null })).rejects.toThrow(
      expect.objectContaining({ code: "conflict" }),
    );
    const again = importConnector(workspace.ctx, { ...input, connector: { ...input.connector, name: "other" } });
    await expect(again).rejects.toMatchObject({ code: "conflict", extra: { errors: [{ path: "credential.name" }] } });
    expect(await counts()).toEqual([1, 1, 1]);
  });

  it("needs the right to write credentials where it makes one", async () => {
    const { input } = await planOf(`curl -u ana:${TOKEN} https://api.example.com/a`);
    const permissions = new Set([...workspace.ctx.permissions].filter((permission) => permission !== "credential:write"));
    const ctx = { ...workspace.ctx, permissions };
    await expect(importConnector(ctx, input)).rejects.toThrow(expect.objectContaining({ code: "forbidden" }));
    expect((await importConnector(ctx, { ...input, credential: null })).connector.authState).toBe("unsigned");
  });
});

it("lists the tools and snippets that a connector serves", async () => {
  const { connector, endpoints } = await importConnector(workspace.ctx, (await planOf("https://api.example.com/a")).input);
  const config = { endpointId: endpoints[0]?.id ?? "" };
  expect((await listConnectorUses(workspace.ctx, { id: connector.id })).uses).toEqual([]);
  const named = { name: "caller", displayName: "Caller", description: "", tags: [], pricePerCall: 0, enabled: true };
  const { tool } = await createTool(workspace.ctx, { ...named, type: "api_call", config });
  const { uses } = await listConnectorUses(workspace.ctx, { id: connector.id });
  expect(uses).toEqual([{ kind: "tool", id: tool.id, name: "caller", displayName: "Caller" }]);
});
