import "#lib/testing/database.ts";
import { buildSchema, introspectionFromSchema } from "graphql";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { SchemaSource } from "#lib/contracts/connector-schemas.ts";
import { CreateConnectorInput } from "#lib/contracts/connectors.ts";
import { CreateEndpointInput, type Endpoint } from "#lib/contracts/endpoints.ts";
import { ExecuteInput } from "#lib/contracts/executions.ts";
import { startServer } from "#lib/egress/testing/start-server.ts";
import { env } from "#lib/env.ts";
import { makeWorkspace, type TestWorkspace } from "#lib/testing/workspaces.ts";
import { updateConnectorSchema } from "../../connector-schemas/update-connector-schema.ts";
import { createConnector } from "../../connectors/create-connector.ts";
import { updateConnector } from "../../connectors/update-connector.ts";
import { createCredential } from "../../credentials/create-credential.ts";
import { callEndpoint } from "../call-endpoint.ts";
import { createEndpoint } from "../create-endpoint.ts";
import { updateEndpoint } from "../update-endpoint.ts";

const SDL = `
  type Query { user(id: Int!): User users(where: Where): [User!]! }
  type User { id: Int! name: String! }
  input Where { and: [Where!] or: [Where!] not: Where name: String id: Int }`;
const OPERATION = { kind: "graphql", document: "query ($id: Int!) { user(id: $id) { id name } }" };
const TOKEN = "sentinel-graphql-4711";

let workspace: TestWorkspace;

beforeAll(() => {
  env().SINTRA_EGRESS_ALLOW = "127.0.0.1";
});

beforeEach(async () => {
  workspace = await makeWorkspace();
});

/** Answers every operation with this, and remembers the headers of every request. */
async function startService(answer: (query: string) => unknown = () => ({ data: { user: { id: 1, name: "Ann" } } })) {
  const requests: { url: string; authorization: string | undefined }[] = [];
  const server = await startServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    requests.push({ url: request.url ?? "", authorization: request.headers.authorization });
    const text = Buffer.concat(chunks).toString();
    if (text === "") response.end(SDL);
    else response.setHeader("content-type", "application/json").end(JSON.stringify(answer(JSON.parse(text).query)));
  });
  return Object.assign(server, { requests });
}

async function makeConnector(baseUrl: string, changes: object = {}): Promise<string> {
  const input = CreateConnectorInput.parse({ name: "service", displayName: "Service", apiType: "graphql", baseUrl, ...changes });
  return (await createConnector(workspace.ctx, input)).connector.id;
}

const upload = (id: string, content: string) =>
  updateConnectorSchema(workspace.ctx, { id, source: "upload", files: [{ name: "a.graphql", content, base64: false }] });

async function makeEndpoint(id: string, changes: object = {}): Promise<Endpoint> {
  const input = CreateEndpointInput.parse({ name: "user", displayName: "User", operation: OPERATION, ...changes });
  return (await createEndpoint(workspace.ctx, { id, ...input })).endpoint;
}

const call = (id: string, parameters: object = { id: 1 }) => callEndpoint(workspace.ctx, { id, ...ExecuteInput.parse({ parameters }) });

describe("an endpoint of a GraphQL connector", () => {
  it("gets the schemas of its operation, also when the operation changes", async () => {
    const id = await makeConnector("http://127.0.0.1:9");
    await upload(id, SDL);
    const endpoint = await makeEndpoint(id, { bodySchema: { type: "object" }, responseSchema: true });
    expect(endpoint).toMatchObject({
      method: "POST",
      bodySchema: { properties: { id: { type: "integer" } }, required: ["id"], additionalProperties: false },
      responseSchema: { properties: { user: { type: ["object", "null"], required: ["id", "name"] } }, required: ["user"] },
    });
    const operation = {
      ...endpoint.operation,
      document: "query ($where: Where) { users(where: $where) { name } }",
    } as Endpoint["operation"];
    const { endpoint: changed } = await updateEndpoint(workspace.ctx, { id: endpoint.id, operation });
    expect(changed).toMatchObject({
      bodySchema: { properties: { where: { type: ["object", "null"] } } },
      responseSchema: { properties: { users: { type: "array", items: { type: "object", required: ["name"] } } } },
    });
  });

  it("does not expect the whole answer where it takes a part of it", async () => {
    const id = await makeConnector("http://127.0.0.1:9");
    await upload(id, SDL);
    const endpoint = await makeEndpoint(id);
    const { endpoint: projected } = await updateEndpoint(workspace.ctx, { id: endpoint.id, projection: "user.name" });
    expect(projected.responseSchema).toBeNull();
    const responseSchema = { type: "string" };
    const { endpoint: typed } = await updateEndpoint(workspace.ctx, { id: endpoint.id, responseSchema });
    expect(typed.responseSchema).toEqual(responseSchema);
    const { endpoint: whole } = await updateEndpoint(workspace.ctx, { id: endpoint.id, projection: null });
    expect(whole.responseSchema).toEqual(endpoint.responseSchema);
  });

  it.each([
    [{ operation: null, method: "GET", path: "/x" }, "operation"],
    [{ operation: { kind: "grpc", service: "a", method: "b" } }, "operation"],
    [{ path: "/graphql" }, "path"],
    [{ method: "GET" }, "method"],
    [{ queryParams: [{ name: "q", type: "string" }] }, "queryParams"],
    [{ pagination: { type: "link" } }, "pagination"],
    [{ operation: { ...OPERATION, document: "{ nobody }" } }, "operation.document"],
  ])("is refused with what belongs to other protocols, or does not fit the schema: %j", async (changes, path) => {
    const id = await makeConnector("http://127.0.0.1:9");
    await upload(id, SDL);
    await expect(makeEndpoint(id, changes)).rejects.toMatchObject({ code: "invalid_request", extra: { errors: [{ path }] } });
  });

  it("can be made and called while nobody knows the service's schema", async () => {
    await using service = await startService();
    const endpoint = await makeEndpoint(await makeConnector(service.url));
    expect(endpoint.responseSchema).toBeNull();
    expect((await call(endpoint.id)).result).toEqual({ user: { id: 1, name: "Ann" } });
    await expect(call(endpoint.id, { id: "x" })).rejects.toMatchObject({ code: "invalid_parameters" });
  });

  it("fails where the answer is not what the schema promises", async () => {
    await using service = await startService(() => ({ data: { user: { id: "one", name: "Ann" } } }));
    const id = await makeConnector(service.url);
    await upload(id, SDL);
    const endpoint = await makeEndpoint(id);
    await expect(call(endpoint.id)).rejects.toMatchObject({
      extra: { layer: "response_schema", errors: [{ path: "result.user.id", message: "must be integer" }] },
    });
  });

  it("is in conflict once the refreshed schema does not have its operation any more", async () => {
    await using service = await startService();
    const id = await makeConnector(service.url);
    await upload(id, SDL);
    const endpoint = await makeEndpoint(id);
    await call(endpoint.id);
    await upload(id, "type Query { users: [Int] }");
    await expect
      .poll(() => call(endpoint.id).catch((thrown) => thrown))
      .toMatchObject({ code: "conflict", message: expect.stringContaining('Cannot query field "user"') });
    await upload(id, SDL);
    await expect.poll(() => call(endpoint.id).catch((thrown) => thrown)).toMatchObject({ result: { user: { name: "Ann" } } });
  });

  it("is in conflict where it was made for another protocol", async () => {
    const id = await makeConnector("http://127.0.0.1:9", { apiType: "rest" });
    const endpoint = await makeEndpoint(id, { operation: null, method: "GET", path: "/x" });
    await updateConnector(workspace.ctx, { id, apiType: "graphql" });
    await expect(call(endpoint.id)).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("another protocol") });
  });
});

describe("the schema of a GraphQL service", () => {
  const introspection = introspectionFromSchema(buildSchema(SDL));

  it("is asked for in the words of older services too", async () => {
    await using service = await startService((query) =>
      /isOneOf|specifiedByURL|inputFields\(/.test(query) ? { errors: [{ message: "Cannot query field" }] } : { data: introspection },
    );
    const id = await makeConnector(service.url);
    const { schema } = await updateConnectorSchema(workspace.ctx, { id, source: "service" });
    expect(schema).toMatchObject({ kind: "graphql", source: "introspection", operations: 2 });
    expect(service.requests).toHaveLength(3);
  });

  it("is read from an address, and only the connector's own gets its credential", async () => {
    await using own = await startService();
    await using other = await startService();
    const { credential } = await createCredential(workspace.ctx, { name: "key", type: "bearer", data: { token: TOKEN } });
    const id = await makeConnector(`${own.url}/graphql`, { authType: "bearer", credentialId: credential.id });
    for (const { url } of [own, other]) await updateConnectorSchema(workspace.ctx, { id, source: "url", url: `${url}/schema.graphql` });
    expect(own.requests).toEqual([{ url: "/schema.graphql", authorization: `Bearer ${TOKEN}` }]);
    expect(other.requests).toEqual([{ url: "/schema.graphql", authorization: undefined }]);
  });

  it.each<[string, SchemaSource, string]>([
    ["an upload that is none", { source: "upload", files: [{ name: "a", content: "{ hello }", base64: false }] }, "invalid_request"],
    ["an address that is not allowed", { source: "url", url: "http://169.254.169.254/schema" }, "execution_failed"],
  ])("is not replaced by %s", async (_name, source, code) => {
    const id = await makeConnector("http://127.0.0.1:9");
    await upload(id, SDL);
    await expect(updateConnectorSchema(workspace.ctx, { id, ...source })).rejects.toMatchObject({ code });
    await makeEndpoint(id);
  });

  it("may be uploaded in base64 and in several files", async () => {
    const id = await makeConnector("http://127.0.0.1:9");
    const files = [
      { name: "query.graphql", content: "type Query { user: User }", base64: false },
      { name: "user.graphql", content: Buffer.from("type User { name: String }").toString("base64"), base64: true },
    ];
    expect((await updateConnectorSchema(workspace.ctx, { id, source: "upload", files })).schema).toMatchObject({ operations: 1 });
  });
});
