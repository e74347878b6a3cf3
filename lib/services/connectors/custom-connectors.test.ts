import "#lib/testing/database.ts";
import { createHmac } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { AdapterExampleList } from "#lib/contracts/adapter-examples.ts";
import { CreateConnectorInput } from "#lib/contracts/connectors.ts";
import { CreateEndpointInput } from "#lib/contracts/endpoints.ts";
import { ExecuteInput } from "#lib/contracts/executions.ts";
import { connectorOperations } from "#lib/contracts/operations/connectors.ts";
import { startServer } from "#lib/egress/testing/start-server.ts";
import { env } from "#lib/env.ts";
import { callOperation } from "#lib/testing/call-operation.ts";
import { makeWorkspace, type TestWorkspace } from "#lib/testing/workspaces.ts";
import { createCredential } from "../credentials/create-credential.ts";
import { callEndpoint } from "../endpoints/call-endpoint.ts";
import { createEndpoint } from "../endpoints/create-endpoint.ts";
import { getExecution } from "../executions/get-execution.ts";
import { createConnector } from "./create-connector.ts";

const SECRET = "sentinel-signing-key-4711";
const SIGNING = {
  request: `async (params, { hmac }) => ({ body: params, headers: { "x-signature": await hmac("sha256", { secret: "key" }, JSON.stringify(params)) } })`,
  response: "({ body }) => JSON.parse(body)",
};
let workspace: TestWorkspace;

beforeAll(() => {
  env().SINTRA_EGRESS_ALLOW = "127.0.0.1";
});
beforeEach(async () => {
  workspace = await makeWorkspace();
});

async function makeEndpoint(connector: object, endpoint: object) {
  const input = CreateConnectorInput.parse({ name: "own", displayName: "Own", apiType: "custom", ...connector });
  const made = await createConnector(workspace.ctx, input);
  const fields = CreateEndpointInput.parse({ name: "call", displayName: "Call", ...endpoint });
  return (await createEndpoint(workspace.ctx, { id: made.connector.id, ...fields })).endpoint;
}

const operation = { kind: "custom", name: "run" };
const bodySchema = { type: "object", properties: { a: { type: "integer" } }, required: ["a"] };

describe("a connector whose protocol is its own code", () => {
  it("signs with its credential and shows it nowhere, though the service repeats it", async () => {
    await using upstream = await startServer((request, response) => {
      response.end(JSON.stringify({ signature: request.headers["x-signature"], echo: SECRET, reversed: "ok" }));
    });
    const data = { values: { key: SECRET } };
    const { credential } = await createCredential(workspace.ctx, { name: "key", type: "secrets", data });
    const endpoint = await makeEndpoint(
      { baseUrl: upstream.url, adapter: SIGNING, credentialId: credential.id },
      { operation, bodySchema, projection: "{signature: signature, echo: reverse(echo)}" },
    );
    const { result, executionId } = await callEndpoint(workspace.ctx, { id: endpoint.id, ...ExecuteInput.parse({ parameters: { a: 1 } }) });
    const signature = createHmac("sha256", SECRET).update('{"a":1}').digest("hex");
    expect(result).toEqual({ signature, echo: "[redacted]".split("").reverse().join("") });
    expect(JSON.stringify(await getExecution(workspace.ctx, { id: executionId }))).not.toContain("sentinel");
  });

  it("checks parameters before its code runs", async () => {
    const endpoint = await makeEndpoint({ baseUrl: "http://127.0.0.1:9", adapter: SIGNING }, { operation, bodySchema });
    const call = callEndpoint(workspace.ctx, { id: endpoint.id, ...ExecuteInput.parse({ parameters: { a: "x" } }) });
    await expect(call).rejects.toMatchObject({ extra: { layer: "validation", errors: [{ path: "parameters.a" }] } });
  });

  it("has endpoints only with an adapter, and with an operation", async () => {
    const refused = (path: string) => ({ code: "invalid_request", extra: { errors: [{ path }] } });
    await expect(makeEndpoint({ baseUrl: "http://127.0.0.1:9" }, { operation })).rejects.toMatchObject(refused("adapter"));
    workspace = await makeWorkspace();
    const rest = { method: "GET", path: "/" };
    await expect(makeEndpoint({ baseUrl: "http://127.0.0.1:9", adapter: SIGNING }, rest)).rejects.toMatchObject(refused("operation"));
  });
});

describe("the adapters that ship", () => {
  it("can be copied from the API into a connector and its endpoint", async () => {
    const response = await callOperation(connectorOperations.adapters, { token: workspace.token });
    expect(response.status).toBe(200);
    const { adapters } = AdapterExampleList.parse(await response.json());
    expect(adapters.map(({ name }) => name)).toEqual(["json-rpc", "xml-rpc", "aws-sigv4"]);
    for (const { name, adapter, endpoint } of adapters) {
      const made = await makeEndpoint({ name, baseUrl: "http://127.0.0.1:9", adapter }, endpoint);
      expect(made.operation).toEqual(endpoint.operation);
    }
  });

  it("call a JSON-RPC server as they stand", async () => {
    await using upstream = await startServer((_request, response) => response.end('{"jsonrpc":"2.0","id":1,"result":19}'));
    const { adapters } = AdapterExampleList.parse(
      await (await callOperation(connectorOperations.adapters, { token: workspace.token })).json(),
    );
    const jsonRpc = adapters.find(({ name }) => name === "json-rpc");
    const endpoint = await makeEndpoint({ baseUrl: upstream.url, adapter: jsonRpc?.adapter }, jsonRpc?.endpoint ?? {});
    const parameters = { minuend: 42, subtrahend: 23 };
    expect((await callEndpoint(workspace.ctx, { id: endpoint.id, ...ExecuteInput.parse({ parameters }) })).result).toBe(19);
  });
});
