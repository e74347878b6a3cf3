import "#lib/testing/database.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CreateConnectorInput } from "#lib/contracts/connectors.ts";
import type { Endpoint } from "#lib/contracts/endpoints.ts";
import { ExecuteInput } from "#lib/contracts/executions.ts";
import { env } from "#lib/env.ts";
import { requestDatabase } from "#lib/testing/database.ts";
import { query } from "#lib/testing/query.ts";
import { isAvailable } from "#lib/testing/servers/is-available.ts";
import { startPostgraphile } from "#lib/testing/servers/start-postgraphile.ts";
import type { TestServer } from "#lib/testing/servers/test-server.ts";
import { makeWorkspace, type TestWorkspace } from "#lib/testing/workspaces.ts";
import { importOperations } from "../../connector-schemas/import-operations.ts";
import { listApiOperations } from "../../connector-schemas/list-api-operations.ts";
import { updateConnectorSchema } from "../../connector-schemas/update-connector-schema.ts";
import { createConnector } from "../../connectors/create-connector.ts";
import { callEndpoint } from "../call-endpoint.ts";
import { updateEndpoint } from "../update-endpoint.ts";

const TABLES = `
  CREATE TABLE author (row_id serial PRIMARY KEY, name text NOT NULL);
  CREATE TABLE book (row_id serial PRIMARY KEY, author_id int NOT NULL REFERENCES author, title text NOT NULL, added timestamptz);
  INSERT INTO author (name) VALUES ('Ann');
  INSERT INTO book (author_id, title) VALUES (1, 'A');`;

describe.skipIf(!isAvailable("postgraphile"))("PostGraphile", () => {
  let server: TestServer;
  let workspace: TestWorkspace;
  let connectorId: string;

  beforeAll(async () => {
    env().SINTRA_EGRESS_ALLOW = "127.0.0.1";
    const database = await requestDatabase("empty");
    await query(database, TABLES);
    server = await startPostgraphile(database);
    workspace = await makeWorkspace();
    const input = { name: "library", displayName: "Library", apiType: "graphql", baseUrl: `${server.url}/graphql` };
    const { connector } = await createConnector(workspace.ctx, CreateConnectorInput.parse(input));
    connectorId = connector.id;
    await updateConnectorSchema(workspace.ctx, { id: connectorId, source: "service" });
  });

  afterAll(() => server.stop());

  async function endpointOf(name: string): Promise<Endpoint> {
    const { endpoints, skipped } = await importOperations(workspace.ctx, { id: connectorId, operations: [name] });
    expect(skipped).toEqual([]);
    return endpoints[0] as Endpoint;
  }

  const call = (id: string, parameters: object) => callEndpoint(workspace.ctx, { id, ...ExecuteInput.parse({ parameters }) });

  it("makes an endpoint of every query and mutation that the service offers", async () => {
    const { operations } = await listApiOperations(workspace.ctx, { id: connectorId, limit: 200 });
    expect(operations.length).toBeGreaterThan(15);
    const names = operations.filter(({ unsupported }) => unsupported === null).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["Query.bookByRowId", "Query.allBooks", "Mutation.createAuthor"]));
    const { endpoints, skipped } = await importOperations(workspace.ctx, { id: connectorId, operations: names });
    expect(skipped).toEqual([]);
    expect(endpoints).toHaveLength(names.length);
    for (const { id } of endpoints) await updateEndpoint(workspace.ctx, { id, name: `old_${id}` });
  });

  it("asks for what belongs to a row in one operation", async () => {
    const { id } = await endpointOf("Query.bookByRowId");
    const { result } = await call(id, { rowId: 1 });
    expect(result).toMatchObject({ bookByRowId: { title: "A", authorByAuthorId: { name: "Ann" } } });
  });

  it("sends an input object as it is given, whatever its characters", async () => {
    const { id } = await endpointOf("Mutation.createAuthor");
    const { result } = await call(id, { input: { author: { name: 'Çara "} 😀' } } });
    expect(result).toMatchObject({ createAuthor: { author: { rowId: expect.any(Number), name: 'Çara "} 😀' } } });
  });

  it("refuses a variable of another type before it is sent, and reports the service's own refusal where checks are off", async () => {
    const { id } = await endpointOf("Query.authorByRowId");
    await expect(call(id, { rowId: "x" })).rejects.toMatchObject({
      code: "invalid_parameters",
      extra: { errors: [{ path: "parameters.rowId", message: "must be integer" }] },
    });
    await updateEndpoint(workspace.ctx, { id, requestValidation: "off" });
    await expect(call(id, { rowId: "x" })).rejects.toMatchObject({
      code: "upstream_failed",
      message: expect.stringContaining("(status 400)"),
      extra: { layer: "upstream", errors: [{ path: "data", message: expect.stringContaining('Variable "$rowId"') }] },
    });
  });
});
