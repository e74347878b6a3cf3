import "#lib/testing/database.ts";
import { beforeAll, beforeEach, expect, it } from "vitest";
import { TestConnectorInput } from "#lib/contracts/connector-connection.ts";
import { CreateConnectorInput, UpdateConnectorInput } from "#lib/contracts/connectors.ts";
import { CreateEndpointInput } from "#lib/contracts/endpoints.ts";
import { ExecuteInput } from "#lib/contracts/executions.ts";
import { startServer } from "#lib/egress/testing/start-server.ts";
import { env } from "#lib/env.ts";
import { makeWorkspace, type TestWorkspace } from "#lib/testing/workspaces.ts";
import { createCredential } from "../credentials/create-credential.ts";
import { updateCredential } from "../credentials/update-credential.ts";
import { callEndpoint } from "../endpoints/call-endpoint.ts";
import { createEndpoint } from "../endpoints/create-endpoint.ts";
import { createConnector } from "./create-connector.ts";
import { testConnector } from "./test-connector.ts";
import { updateConnector } from "./update-connector.ts";

let workspace: TestWorkspace;

beforeAll(() => {
  env().SINTRA_EGRESS_ALLOW = "127.0.0.1";
});
beforeEach(async () => {
  workspace = await makeWorkspace();
});

/** A connector whose first failure opens its circuit breaker, with what it is called with. */
async function broken(baseUrl: string) {
  const { ctx } = workspace;
  const { credential } = await createCredential(ctx, { name: "key", type: "bearer", data: { token: "sentinel-token-1" } });
  const made = { name: "service", displayName: "Service", baseUrl, authType: "bearer", credentialId: credential.id };
  const limits = { retry: { maxRetries: 0 }, circuitBreaker: { failures: 1, cooldownMs: 600_000 } };
  const { connector } = await createConnector(ctx, CreateConnectorInput.parse({ ...made, ...limits }));
  const described = CreateEndpointInput.parse({ name: "read", displayName: "Read", method: "GET", path: "/" });
  const { endpoint } = await createEndpoint(ctx, { id: connector.id, ...described });
  const call = () => callEndpoint(ctx, { id: endpoint.id, ...ExecuteInput.parse({}) });
  await expect(call()).rejects.toMatchObject({ extra: { layer: expect.any(String) } });
  await expect(call()).rejects.toThrow(/failed 1 time in a row/);
  return { ctx, connector, credential, call };
}

it("a connector that was repaired is called at once, though its circuit breaker was open", async () => {
  await using server = await startServer((_request, response) => response.end());
  const { ctx, connector, call } = await broken("http://127.0.0.1:9");
  const repaired = UpdateConnectorInput.parse({ baseUrl: server.url, version: connector.version });
  await updateConnector(ctx, { id: connector.id, ...repaired });
  await call();
});

it("so is one whose credential was repaired, and its test does not ask the circuit breaker", async () => {
  await using server = await startServer(({ headers }, response) => {
    response.writeHead(headers.authorization === "Bearer sentinel-token-1" ? 500 : 200).end();
  });
  const { ctx, connector, credential, call } = await broken(server.url);
  const before = await testConnector(ctx, { id: connector.id, ...TestConnectorInput.parse({}) });
  expect(before.test).toMatchObject({ ok: false, detail: expect.stringContaining("status 500") });
  await updateCredential(ctx, { id: credential.id, data: { token: "sentinel-token-2" } });
  await call();
});
