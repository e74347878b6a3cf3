import "#lib/testing/database.ts";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CreateConnectorInput } from "#lib/contracts/connectors.ts";
import { CreateEndpointInput } from "#lib/contracts/endpoints.ts";
import { ExecuteInput } from "#lib/contracts/executions.ts";
import type { JsonObject } from "#lib/contracts/json.ts";
import { startServer } from "#lib/egress/testing/start-server.ts";
import { env } from "#lib/env.ts";
import { toolInput } from "#lib/testing/rows.ts";
import { makeWorkspace, type TestWorkspace } from "#lib/testing/workspaces.ts";
import { createConnector } from "../connectors/create-connector.ts";
import { createTool } from "../tools/create-tool.ts";
import { executeTool } from "../tools/execute-tool.ts";
import { callEndpoint } from "./call-endpoint.ts";
import { createEndpoint } from "./create-endpoint.ts";
import { updateEndpoint } from "./update-endpoint.ts";

let workspace: TestWorkspace;

beforeAll(() => {
  env().SINTRA_EGRESS_ALLOW = "127.0.0.1";
});
beforeEach(async () => {
  workspace = await makeWorkspace();
});

const endpointInput = (changes: object) =>
  CreateEndpointInput.parse({ name: "read", displayName: "Read", method: "GET", path: "/things", ...changes });

async function makeEndpoint(baseUrl: string, changes: object) {
  const input = CreateConnectorInput.parse({ name: "upstream", displayName: "Upstream", baseUrl });
  const { connector } = await createConnector(workspace.ctx, input);
  return (await createEndpoint(workspace.ctx, { id: connector.id, ...endpointInput(changes) })).endpoint;
}

/** Calls an endpoint of a server that answers with this value. */
async function call(changes: object, parameters: JsonObject, answer: unknown = { url: "/" }) {
  const seen: string[] = [];
  await using upstream = await startServer((request, response) => {
    seen.push(request.url ?? "");
    response.setHeader("content-type", "application/json").end(JSON.stringify(answer));
  });
  const endpoint = await makeEndpoint(upstream.url, changes);
  const outcome = await callEndpoint(workspace.ctx, { id: endpoint.id, ...ExecuteInput.parse({ parameters }) }).then(
    ({ result, logs }) => ({ result, logs: logs.map(({ level, message }) => `${level}: ${message}`), failure: undefined }),
    (failure: unknown) => ({ result: undefined, logs: undefined, failure }),
  );
  return { ...outcome, seen };
}

const QUERY = [
  { name: "n", type: "integer", min: 1 },
  { name: "lang", type: "string", default: "en" },
];
const USER = { $ref: "#/$defs/user" };
const USERS = {
  type: "object",
  required: ["users"],
  properties: { users: { type: "array", items: USER }, next: { $ref: "#/$defs/cursor", nullable: true } },
  $defs: {
    cursor: { type: "string" },
    user: {
      allOf: [{ type: "object", required: ["id"] }],
      properties: {
        id: { oneOf: [{ type: "integer" }, { type: "string", format: "uuid" }] },
        mail: { type: "string", format: "email", nullable: true },
      },
    },
  },
};
const GOOD = {
  users: [
    { id: 1, mail: null },
    { id: "0190163d-8694-739b-aea5-966c26f8ad91", mail: "a@b.example" },
  ],
  next: null,
};
const BAD = { users: [{ id: 1 }, { id: 2, mail: "no mail" }], next: "x" };

describe("parameters that do not fit", () => {
  it("are refused with their path where the endpoint is strict, and nothing is sent", async () => {
    const { failure, seen } = await call({ queryParams: QUERY }, { n: 0 });
    expect(failure).toMatchObject({ extra: { layer: "validation", errors: [{ path: "parameters.n", message: "must be >= 1" }] } });
    expect(seen).toEqual([]);
  });

  it("are refused where there is no place for them and the endpoint is strict", async () => {
    const { failure, seen } = await call({ queryParams: QUERY }, { extra: 1 });
    const errors = [{ path: "parameters.extra", message: "is not a parameter of this endpoint" }];
    expect(failure).toMatchObject({ extra: { layer: "validation", errors } });
    expect(seen).toEqual([]);
  });

  it("are taken where they have a place, whatever the schema of a body says that is not sent", async () => {
    const bodySchema = [{ name: "n", type: "string" }];
    expect((await call({ queryParams: QUERY, bodySchema }, { n: 1 })).seen).toEqual(["/things?n=1&lang=en"]);
  });

  const places = {
    queryParams: [{ name: "q", type: "string", required: true }],
    headerParams: [{ name: "X-Need", type: "string", required: true }],
    cookieParams: [{ name: "sid", type: "string", required: true }],
  };
  const told = ["q is required", "X-Need is required", "sid is required", "extra is not a parameter of this endpoint"];
  it.each<[string, string[]]>([
    ["off", []],
    ["warn", told.map((text) => `warn: parameters.${text}`)],
  ])("are sent without what is required or has no place, where validation is %s", async (requestValidation, expected) => {
    const { logs, seen } = await call({ ...places, requestValidation }, { extra: 1 });
    expect(seen).toEqual(["/things"]);
    expect(logs).toEqual(expected);
  });

  it("are sent and told in the log where it warns, with the defaults filled in", async () => {
    const { logs, seen } = await call({ queryParams: QUERY, requestValidation: "warn" }, { n: 0 });
    expect(logs).toEqual(["warn: parameters.n must be >= 1"]);
    expect(seen).toEqual(["/things?n=0&lang=en"]);
  });

  it("are sent in silence where it does not look, with the defaults filled in", async () => {
    const { logs, seen } = await call({ queryParams: QUERY, requestValidation: "off" }, { n: 0 });
    expect(logs).toEqual([]);
    expect(seen).toEqual(["/things?n=0&lang=en"]);
  });
});

describe("an answer", () => {
  it("that fits passes: $ref, allOf, oneOf, nullable, formats", async () => {
    expect(await call({ responseSchema: USERS }, {}, GOOD)).toMatchObject({ result: GOOD, logs: [] });
  });

  it("that does not fit fails with its path where the endpoint is strict", async () => {
    const { failure } = await call({ responseSchema: USERS }, {}, BAD);
    expect(failure).toMatchObject({ extra: { layer: "response_schema", errors: [{ path: "result.users[1].mail" }] } });
  });

  it("is given all the same where it warns", async () => {
    const { result, logs } = await call({ responseSchema: USERS, responseValidation: "warn" }, {}, BAD);
    expect(result).toEqual(BAD);
    expect(logs).toEqual([expect.stringMatching(/^warn: result\.users\[1\]\.mail must match format/)]);
  });

  it("is not looked at where that is off", async () => {
    expect(await call({ responseSchema: USERS, responseValidation: "off" }, {}, BAD)).toMatchObject({ result: BAD, logs: [] });
  });

  it("is checked as the result that is left of it", async () => {
    const schema = { type: "array", items: { type: "integer" } };
    const changes = { responseSchema: schema, projection: "users[].id" };
    expect(await call(changes, {}, BAD)).toMatchObject({ result: [1, 2] });
  });
});

it("warns the same of a tool that took over the endpoint's parameters", async () => {
  await using upstream = await startServer((_request, response) => response.setHeader("content-type", "application/json").end("1"));
  const changes = { queryParams: QUERY, requestValidation: "warn", responseSchema: { type: "string" }, responseValidation: "warn" };
  const { id: endpointId } = await makeEndpoint(upstream.url, changes);
  const { tool } = await createTool(workspace.ctx, toolInput({ type: "api_call", config: { endpointId } }));
  const { result, logs } = await executeTool(workspace.ctx, { id: tool.id, ...ExecuteInput.parse({ parameters: { n: 0 } }) });
  expect(result).toBe(1);
  expect(logs.map(({ message }) => message)).toEqual(["parameters.n must be >= 1", "result must be string"]);
});

it("holds a tool to parameters of its own, however lenient the endpoint is", async () => {
  const { id: endpointId } = await makeEndpoint("http://127.0.0.1:9", { queryParams: QUERY, requestValidation: "off" });
  const parameters = [{ name: "n", type: "integer" as const, min: 5 }];
  const { tool } = await createTool(workspace.ctx, toolInput({ type: "api_call", config: { endpointId }, parameters }));
  const refused = executeTool(workspace.ctx, { id: tool.id, ...ExecuteInput.parse({ parameters: { n: 0 } }) });
  await expect(refused).rejects.toMatchObject({
    extra: { layer: "validation", errors: [{ path: "parameters.n", message: "must be >= 5" }] },
  });
});

it.each([
  ["projection", { projection: "users[" }],
  ["errorWhen", { errorWhen: "nope(@)" }],
  ["pagination.items", { pagination: { type: "page", param: "page", items: "a b" } }],
  ["pagination.cursor", { pagination: { type: "cursor", param: "c", cursor: "[" } }],
  ["pagination.url", { pagination: { type: "next_url", url: "&" } }],
])("refuses an endpoint whose %s is no JMESPath", async (path, changes) => {
  const refused = { code: "invalid_request", extra: { errors: [{ path }] } };
  await expect(makeEndpoint("http://127.0.0.1:9", changes)).rejects.toMatchObject(refused);
  const endpoint = (await makeWorkspaceEndpoint()).id;
  await expect(updateEndpoint(workspace.ctx, { id: endpoint, ...changes } as never)).rejects.toMatchObject(refused);
});

async function makeWorkspaceEndpoint() {
  workspace = await makeWorkspace();
  return makeEndpoint("http://127.0.0.1:9", {});
}
