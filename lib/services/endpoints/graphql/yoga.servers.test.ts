import "#lib/testing/database.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CreateConnectorInput } from "#lib/contracts/connectors.ts";
import { CreateEndpointInput, type Endpoint } from "#lib/contracts/endpoints.ts";
import { ExecuteInput } from "#lib/contracts/executions.ts";
import { env } from "#lib/env.ts";
import { isAvailable } from "#lib/testing/servers/is-available.ts";
import { startYoga } from "#lib/testing/servers/start-yoga.ts";
import type { TestServer } from "#lib/testing/servers/test-server.ts";
import { makeWorkspace, type TestWorkspace } from "#lib/testing/workspaces.ts";
import { importOperations } from "../../connector-schemas/import-operations.ts";
import { listApiOperations } from "../../connector-schemas/list-api-operations.ts";
import { updateConnectorSchema } from "../../connector-schemas/update-connector-schema.ts";
import { createConnector } from "../../connectors/create-connector.ts";
import { testConnector } from "../../connectors/test-connector.ts";
import { createCredential } from "../../credentials/create-credential.ts";
import { getExecution } from "../../executions/get-execution.ts";
import { callEndpoint } from "../call-endpoint.ts";
import { createEndpoint } from "../create-endpoint.ts";

const TOKEN = "sentinel-yoga-4711";

describe.skipIf(!isAvailable("yoga"))("GraphQL Yoga", () => {
  let open: TestServer;
  let closed: TestServer;
  let workspace: TestWorkspace;
  let connectorId: string;
  let endpoints = 0;

  beforeAll(async () => {
    env().SINTRA_EGRESS_ALLOW = "127.0.0.1";
    [open, closed] = await Promise.all([startYoga(), startYoga({ introspection: false, token: TOKEN })]);
    workspace = await makeWorkspace();
    connectorId = await connectorOf("open", { baseUrl: `${open.url}/graphql` });
    await updateConnectorSchema(workspace.ctx, { id: connectorId, source: "service" });
  });

  afterAll(async () => {
    await open.stop();
    await closed.stop();
  });

  async function connectorOf(name: string, changes: object): Promise<string> {
    const input = CreateConnectorInput.parse({ name, displayName: name, apiType: "graphql", ...changes });
    return (await createConnector(workspace.ctx, input)).connector.id;
  }

  async function endpointOf(operation: object, changes: object = {}, id = connectorId): Promise<Endpoint> {
    endpoints += 1;
    const input = { name: `e${endpoints}`, displayName: "E", operation: { kind: "graphql", ...operation }, ...changes };
    return (await createEndpoint(workspace.ctx, { id, ...CreateEndpointInput.parse(input) })).endpoint;
  }

  async function importOf(name: string): Promise<Endpoint> {
    const made = await importOperations(workspace.ctx, { id: connectorId, operations: [name] });
    return made.endpoints[0] as Endpoint;
  }

  const call = (id: string, parameters: object = {}) => callEndpoint(workspace.ctx, { id, ...ExecuteInput.parse({ parameters }) });

  describe("operations made from the schema", () => {
    it("take one way of several to name a thing, and no other number of them", async () => {
      const { id } = await importOf("Query.book");
      expect((await call(id, { by: { title: "A" } })).result).toMatchObject({ book: { id: "1", genre: "NOVEL", published: "2026-01-02" } });
      for (const by of [{}, { id: "1", title: "A" }, { id: null }]) {
        await expect(call(id, { by })).rejects.toMatchObject({ code: "invalid_parameters" });
      }
    });

    it("tell the types of a union and of an interface apart", async () => {
      const search = await importOf("Query.search");
      expect((await call(search.id, { text: "A" })).result).toEqual({
        search: [{ __typename: "Author", id: "a2", name: "Ann" }, expect.objectContaining({ __typename: "Book", id: "1", title: "A" })],
      });
      const node = await importOf("Query.node");
      expect((await call(node.id, { id: "a1" })).result).toEqual({ node: { __typename: "Author", id: "a1" } });
    });

    it("leave an argument's own default to the service, and check an enum, a list and its items", async () => {
      const hello = await importOf("Query.hello");
      expect((await call(hello.id)).result).toEqual({ hello: "Hello world" });
      const books = await importOf("Query.books");
      expect((await call(books.id, { filter: { genre: "NOVEL" }, first: 1 })).result).toMatchObject({ books: [{ title: "A" }] });
      await expect(call(books.id, { filter: { genre: "NEWS", published: "2026-01-02" }, first: 1.5 })).rejects.toMatchObject({
        extra: {
          errors: expect.arrayContaining([
            { path: "parameters.filter.genre", message: 'must be one of ["NOVEL","POEM","PLAY",null]' },
            { path: "parameters.filter.published", message: "must be array,null" },
            { path: "parameters.first", message: "must be integer,null" },
          ]),
        },
      });
    });

    it("name subscriptions, and say why they cannot be called", async () => {
      const { operations } = await listApiOperations(workspace.ctx, { id: connectorId, search: "ticks", limit: 10 });
      expect(operations).toMatchObject([
        { name: "Subscription.ticks", kind: "subscription", unsupported: expect.stringContaining("no single answer") },
      ]);
      const { endpoints: made, skipped } = await importOperations(workspace.ctx, { id: connectorId, operations: ["Subscription.ticks"] });
      expect(made).toEqual([]);
      expect(skipped[0]?.reason).toContain("no single answer");
      await expect(endpointOf({ document: "subscription { ticks(count: 1) }" })).rejects.toMatchObject({
        code: "invalid_request",
        extra: { errors: [{ path: "operation.document", message: expect.stringContaining("cannot be called") }] },
      });
    });
  });

  describe("errors in an answer of status 200", () => {
    const REVIEWS = { document: "query Reviews { books { title } book(by: {id: 2}) { title review } }" };

    it("are a failure of the upstream with message and path, which carries the data beside them", async () => {
      const { id } = await endpointOf(REVIEWS);
      const failure = await call(id).catch((thrown) => thrown);
      expect(failure).toMatchObject({
        code: "upstream_failed",
        message: "The service answered with errors: No review for book 2 [NO_REVIEW] (at data.book.review)",
        extra: {
          layer: "upstream",
          errors: [{ path: "data.book.review", message: "No review for book 2 [NO_REVIEW]" }],
          partialData: { books: [{ title: "A" }, { title: "B" }], book: { title: "B", review: null } },
        },
      });
      const { execution } = await getExecution(workspace.ctx, { id: failure.extra.executionId });
      expect(execution).toMatchObject({ status: "failed", layer: "upstream", output: { book: { title: "B" } } });
    });

    it("stand beside the data where the endpoint keeps both", async () => {
      const { id } = await endpointOf({ ...REVIEWS, partialData: "keep" });
      expect((await call(id)).result).toMatchObject({
        data: { book: { title: "B", review: null } },
        errors: [{ message: "No review for book 2", path: ["book", "review"] }],
      });
    });

    it("are a failure in either way when there is no data at all", async () => {
      const { id } = await endpointOf({ document: "{ broken }", partialData: "keep" });
      await expect(call(id)).rejects.toMatchObject({
        extra: { layer: "upstream", errors: [{ path: "data.broken", message: "This field is broken [BROKEN]" }] },
      });
    });
  });

  it("sends the hash of a persisted operation, and the document only when the service does not know it", async () => {
    const document = `query Persisted${Date.now()}($name: String!) { hello(name: $name) }`;
    const { id } = await endpointOf({ document, persisted: true });
    const first = await call(id, { name: "a" });
    const second = await call(id, { name: "b" });
    expect([first.result, second.result]).toEqual([{ hello: "Hello a" }, { hello: "Hello b" }]);
    const requests = [first, second].map(async ({ executionId }) => (await getExecution(workspace.ctx, { id: executionId })).execution);
    const [learned, known] = await Promise.all(requests);
    expect(JSON.stringify(learned?.exchange?.request)).toContain("hello(name");
    expect(JSON.stringify(known?.exchange?.request)).not.toContain("hello(name");
    expect(JSON.stringify(known?.exchange?.request)).toContain("sha256Hash");
  });

  it("ends a slow operation at its deadline", async () => {
    const { id } = await endpointOf({ document: "query Slow { slow(ms: 5000) }" }, { timeoutMs: 200 });
    await expect(call(id)).rejects.toMatchObject({ code: "timed_out", extra: { layer: "timeout" } });
  });

  it("is reached in a test, which tells whether it lets the caller in", async () => {
    const test = async (id: string) => (await testConnector(workspace.ctx, { id, path: "", method: "GET" })).test;
    expect(await test(connectorId)).toMatchObject({ ok: true, status: 200 });
    const stranger = await connectorOf("stranger", { baseUrl: `${closed.url}/graphql` });
    expect(await test(stranger)).toMatchObject({ ok: false, layer: "auth", detail: expect.stringContaining("Not authenticated") });
  });

  it("reads the schema that is uploaded where introspection is off, and calls with the credential", async () => {
    const { credential } = await createCredential(workspace.ctx, { name: "yoga", type: "bearer", data: { token: TOKEN } });
    const signed = { baseUrl: `${closed.url}/graphql`, authType: "bearer", credentialId: credential.id };
    const id = await connectorOf("closed", signed);
    await expect(updateConnectorSchema(workspace.ctx, { id, source: "service" })).rejects.toMatchObject({
      code: "upstream_failed",
      message: expect.stringMatching(/introspection.*upload its schema/is),
    });
    const content = await fetch(`${closed.url}/test/sdl`).then((answer) => answer.text());
    const { schema } = await updateConnectorSchema(workspace.ctx, {
      id,
      source: "upload",
      files: [{ name: "schema.graphql", content, base64: false }],
    });
    expect(schema).toMatchObject({ kind: "graphql", source: "upload", operations: 11 });
    const endpoint = await endpointOf({ document: "query ($name: String!) { hello(name: $name) }" }, {}, id);
    expect((await call(endpoint.id, { name: "Çara" })).result).toEqual({ hello: "Hello Çara" });
    const unsigned = await connectorOf("unsigned", { baseUrl: signed.baseUrl });
    const refused = await endpointOf({ document: "{ hello }" }, {}, unsigned);
    await expect(call(refused.id)).rejects.toMatchObject({ extra: { layer: "auth", errors: [{ message: "Not authenticated" }] } });
  });
});
