import "#lib/testing/database.ts";
import { beforeEach, expect, it } from "vitest";
import { CreateConnectorInput } from "#lib/contracts/connectors.ts";
import { db } from "#lib/db/client.ts";
import { snippetInput } from "#lib/testing/rows.ts";
import { makeWorkspace, type TestWorkspace } from "#lib/testing/workspaces.ts";
import { updateConnectorSchema } from "../connector-schemas/update-connector-schema.ts";
import { deleteCredential } from "../credentials/delete-credential.ts";
import { createSnippet } from "../snippets/create-snippet.ts";
import { deleteSnippet } from "../snippets/delete-snippet.ts";
import { createConnector } from "./create-connector.ts";
import { deleteConnector } from "./delete-connector.ts";

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await makeWorkspace();
});

const makeConnector = async (changes: object = {}) => {
  const input = { name: "upstream", displayName: "Upstream", baseUrl: "http://127.0.0.1:9", ...changes };
  return (await createConnector(workspace.ctx, CreateConnectorInput.parse(input))).connector.id;
};

it("keeps a client certificate as long as a connector shows it", async () => {
  const { ctx } = workspace;
  const data = { workspaceId: ctx.workspace.id, name: "cert", type: "client_certificate", sealed: "v1:sealed", id: crypto.randomUUID() };
  await db().credential.create({ data });
  const connectorId = await makeConnector({ tlsCredentialId: data.id });
  await expect(deleteCredential(ctx, { id: data.id })).rejects.toMatchObject({
    code: "conflict",
    extra: { errors: [{ path: "connectors", message: "upstream" }] },
  });
  expect(await db().credential.findUnique({ where: { id: data.id } })).toMatchObject({ sealed: data.sealed, deletedAt: null });
  await deleteConnector(ctx, { id: connectorId });
  await deleteCredential(ctx, { id: data.id });
});

it("keeps a connector as long as a snippet calls through it", async () => {
  const { ctx } = workspace;
  const id = await makeConnector();
  const { snippet } = await createSnippet(ctx, snippetInput({ connectors: ["upstream"] }));
  await expect(deleteConnector(ctx, { id })).rejects.toMatchObject({
    code: "conflict",
    extra: { errors: [{ path: "snippets", message: snippet.name }] },
  });
  await deleteSnippet(ctx, { id: snippet.id });
  await deleteConnector(ctx, { id });
});

it("forgets the description of a service with its connector", async () => {
  const { ctx } = workspace;
  const id = await makeConnector({ apiType: "graphql" });
  const files = [{ name: "a.graphql", content: "type Query { a: Int }", base64: false }];
  await updateConnectorSchema(ctx, { id, source: "upload", files });
  await deleteConnector(ctx, { id });
  expect(await db().connectorSchema.count({ where: { connectorId: id } })).toBe(0);
});
