import "#lib/testing/database.ts";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CreateConnectorInput } from "#lib/contracts/connectors.ts";
import { CreateEndpointInput } from "#lib/contracts/endpoints.ts";
import { ExecuteInput } from "#lib/contracts/executions.ts";
import type { JsonObject } from "#lib/contracts/json.ts";
import { env } from "#lib/env.ts";
import { isAvailable } from "#lib/testing/servers/is-available.ts";
import { githubDescription, startPrism } from "#lib/testing/servers/start-prism.ts";
import type { TestServer } from "#lib/testing/servers/test-server.ts";
import { makeWorkspace, type TestWorkspace } from "#lib/testing/workspaces.ts";
import { createConnector } from "../connectors/create-connector.ts";
import { callEndpoint } from "./call-endpoint.ts";
import { createEndpoint } from "./create-endpoint.ts";

const isHere = isAvailable("prism");
let prism: TestServer;
let workspace: TestWorkspace;
let connectorId: string;
let count = 0;

const ISSUES = "/repos/{owner}/{repo}/issues";
const pathParams = ["owner", "repo"].map((name) => ({ name, type: "string", required: true }));
const repo = { owner: "octocat", repo: "hello" };

async function call(endpoint: object, parameters: JsonObject) {
  count += 1;
  const input = CreateEndpointInput.parse({ name: `e${count}`, displayName: "E", method: "GET", path: ISSUES, pathParams, ...endpoint });
  const made = await createEndpoint(workspace.ctx, { id: connectorId, ...input });
  return callEndpoint(workspace.ctx, { id: made.endpoint.id, ...ExecuteInput.parse({ parameters }) });
}

describe.skipIf(!isHere)("GitHub's API as Prism plays it", () => {
  beforeAll(async () => {
    env().SINTRA_EGRESS_ALLOW = "127.0.0.1";
    prism = await startPrism();
    workspace = await makeWorkspace();
    const input = CreateConnectorInput.parse({ name: "github", displayName: "GitHub", baseUrl: prism.url });
    connectorId = (await createConnector(workspace.ctx, input)).connector.id;
  });
  afterAll(() => prism.stop());

  const perPage = { queryParams: [{ name: "per_page", type: "integer", max: 100 }] };

  it("answers a call, and the projection takes what is wanted of it", async () => {
    const projection = "[].{number: number, title: title, by: user.login}";
    const { result } = await call({ ...perPage, projection }, { ...repo, per_page: 2 });
    expect(result).toEqual([{ number: 1347, title: "Found a bug", by: "octocat" }]);
  });

  it("22: is not asked with per_page=abc where the endpoint is strict; asked all the same, it refuses", async () => {
    await expect(call(perPage, { ...repo, per_page: "abc" })).rejects.toMatchObject({
      extra: { layer: "validation", errors: [{ path: "parameters.per_page", message: "must be integer" }] },
    });
    const lax = { ...perPage, requestValidation: "off" };
    await expect(call(lax, { ...repo, per_page: "abc" })).rejects.toMatchObject({
      message: expect.stringContaining("status 422"),
      extra: { layer: "upstream" },
    });
  });

  it("takes an issue that fits GitHub's own schema, with its oneOf and nullable, and one that does not never leaves", async () => {
    const { paths } = JSON.parse(readFileSync(githubDescription, "utf8"));
    const bodySchema = paths[ISSUES].post.requestBody.content["application/json"].schema;
    const endpoint = { method: "POST", bodySchema };
    const issue = { title: "Grüße", milestone: null, labels: ["bug", { name: "x", color: null }] };
    expect((await call(endpoint, { ...repo, ...issue })).result).toMatchObject({ number: 1347 });
    await expect(call(endpoint, { ...repo, ...issue, milestone: [] })).rejects.toMatchObject({ extra: { layer: "validation" } });
    await expect(call(endpoint, repo)).rejects.toMatchObject({ extra: { errors: [{ path: "parameters.title", message: "is required" }] } });
  });

  it("checks an answer against a schema, and names the place where it differs", async () => {
    const items = { type: "object", required: ["number"], properties: { number: { type: "integer" }, title: { type: "integer" } } };
    const responseSchema = { type: "array", items };
    await expect(call({ responseSchema }, repo)).rejects.toMatchObject({
      extra: { layer: "response_schema", errors: [{ path: "result[0].title", message: "must be integer" }] },
    });
    const { logs } = await call({ responseSchema, responseValidation: "warn" }, repo);
    expect(logs).toMatchObject([{ level: "warn", message: "result[0].title must be integer" }]);
  });

  it("is followed by its Link header no further than its own origin", async () => {
    // Prism sends the Link header of GitHub's description, which leads to api.github.com or to resources of other types.
    await expect(call({ pagination: { type: "link" } }, repo)).rejects.toMatchObject({ extra: { layer: "policy" } });
  });
});
