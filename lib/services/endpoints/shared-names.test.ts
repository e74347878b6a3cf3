import "#lib/testing/database.ts";
import { beforeAll, expect, it } from "vitest";
import { CreateConnectorInput } from "#lib/contracts/connectors.ts";
import { CreateEndpointInput } from "#lib/contracts/endpoints.ts";
import { ExecuteInput } from "#lib/contracts/executions.ts";
import type { JsonObject } from "#lib/contracts/json.ts";
import { startServer } from "#lib/egress/testing/start-server.ts";
import { env } from "#lib/env.ts";
import { toolInput } from "#lib/testing/rows.ts";
import { makeWorkspace } from "#lib/testing/workspaces.ts";
import { createConnector } from "../connectors/create-connector.ts";
import { createTool } from "../tools/create-tool.ts";
import { executeTool } from "../tools/execute-tool.ts";
import { createEndpoint } from "./create-endpoint.ts";

beforeAll(() => {
  env().SINTRA_EGRESS_ALLOW = "127.0.0.1";
});

const ID = { type: "integer", minimum: 1 };
const NAME = { type: "string" };
const USER = { type: "object", properties: { id: ID, name: NAME }, required: ["id", "name"], additionalProperties: false };

/** Calls `PUT /users/{id}` by a tool, and tells what the service got. */
async function put(bodySchema: unknown, parameters: JsonObject, changes: object = {}) {
  const { ctx } = await makeWorkspace();
  await using upstream = await startServer(async (request, response) => {
    const chunks = await Array.fromAsync(request);
    const seen = { url: request.url, body: JSON.parse(Buffer.concat(chunks).toString() || "null") };
    response.setHeader("content-type", "application/json").end(JSON.stringify(seen));
  });
  const input = CreateConnectorInput.parse({ name: "upstream", displayName: "Upstream", baseUrl: upstream.url });
  const { connector } = await createConnector(ctx, input);
  const pathParams = [{ name: "id", type: "integer" }];
  const fields = { name: "put", displayName: "Put", method: "PUT", path: "/users/{id}", pathParams, bodySchema, ...changes };
  const { endpoint } = await createEndpoint(ctx, { id: connector.id, ...CreateEndpointInput.parse(fields) });
  const { tool } = await createTool(ctx, toolInput({ type: "api_call", config: { endpointId: endpoint.id } }));
  return (await executeTool(ctx, { id: tool.id, ...ExecuteInput.parse({ parameters }) })).result;
}

it.each([
  ["a JSON Schema", USER],
  [
    "a list",
    [
      { name: "id", type: "integer", required: true },
      { name: "name", type: "string" },
    ],
  ],
  ["a reference", { type: "object", $ref: "#/$defs/user", $defs: { user: USER } }],
  ["parts", { type: "object", allOf: [{ properties: { id: ID }, required: ["id"] }, { properties: { name: NAME } }] }],
])("sends a value to the path and to the body where both have its name, by %s", async (_form, bodySchema) => {
  expect(await put(bodySchema, { id: 7, name: "a" })).toEqual({ url: "/users/7", body: { id: 7, name: "a" } });
});

it("keeps from the body what only the path has", async () => {
  const bodySchema = { type: "object", properties: { name: NAME }, additionalProperties: false };
  expect(await put(bodySchema, { id: 7, name: "a" })).toEqual({ url: "/users/7", body: { name: "a" } });
});

it("fills a default of the query into the body as well", async () => {
  const queryParams = [{ name: "mode", type: "string", default: "fast" }];
  const bodySchema = { type: "object", properties: { mode: { type: "string" } }, required: ["mode"] };
  expect(await put(bodySchema, { id: 7 }, { queryParams })).toEqual({ url: "/users/7?mode=fast", body: { mode: "fast" } });
});

it("holds a value to both declarations, and tells of a missing one once", async () => {
  await expect(put(USER, { id: 0, name: "a" })).rejects.toMatchObject({ extra: { errors: [{ path: "parameters.id" }] } });
  const error = await put(USER, { name: "a" }).catch((thrown) => thrown);
  expect(error.extra.errors).toEqual([{ path: "parameters.id", message: "is required" }]);
});
