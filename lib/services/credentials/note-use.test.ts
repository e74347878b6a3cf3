import "#lib/testing/database.ts";
import { expect, it } from "vitest";
import { CreateConnectorInput } from "#lib/contracts/connectors.ts";
import { ListCredentialsQuery } from "#lib/contracts/credentials.ts";
import { CreateEndpointInput } from "#lib/contracts/endpoints.ts";
import { startServer } from "#lib/egress/testing/start-server.ts";
import { env } from "#lib/env.ts";
import { makeWorkspace } from "#lib/testing/workspaces.ts";
import { createConnector } from "../connectors/create-connector.ts";
import { deleteConnector } from "../connectors/delete-connector.ts";
import { callEndpoint } from "../endpoints/call-endpoint.ts";
import { createEndpoint } from "../endpoints/create-endpoint.ts";
import { createCredential } from "./create-credential.ts";
import { listCredentials } from "./list-credentials.ts";
import { updateCredential } from "./update-credential.ts";

it("tells which connectors use a credential, when it was last used and when its secret was replaced", async () => {
  const { ctx } = await makeWorkspace();
  env().SINTRA_EGRESS_ALLOW = "127.0.0.1";
  await using upstream = await startServer((_request, response) => response.end("{}"));
  const shown = async () => (await listCredentials(ctx, ListCredentialsQuery.parse({}))).credentials[0];
  const { credential } = await createCredential(ctx, { name: "key", type: "bearer", data: { token: "first-token-of-all" } });
  expect(credential).toMatchObject({ usedBy: [], lastUsedAt: null, rotatedAt: credential.createdAt });

  const service = { name: "upstream", displayName: "Upstream", baseUrl: upstream.url, authType: "bearer", credentialId: credential.id };
  const { connector } = await createConnector(ctx, CreateConnectorInput.parse(service));
  const { id } = connector;
  expect(await shown()).toMatchObject({ usedBy: [{ id, displayName: "Upstream" }], lastUsedAt: null });

  await updateCredential(ctx, { id: credential.id, name: "renamed" });
  expect(await shown()).toMatchObject({ name: "renamed", rotatedAt: credential.rotatedAt });
  await updateCredential(ctx, { id: credential.id, data: { token: "second-token-of-all" } });
  expect(Date.parse((await shown())?.rotatedAt ?? "")).toBeGreaterThanOrEqual(Date.parse(credential.rotatedAt));

  const { endpoint } = await createEndpoint(ctx, {
    id,
    ...CreateEndpointInput.parse({ name: "read", displayName: "Read", method: "GET", path: "/" }),
  });
  const before = Date.now();
  await callEndpoint(ctx, { id: endpoint.id, parameters: {} });
  await expect.poll(async () => Date.parse((await shown())?.lastUsedAt ?? "")).toBeGreaterThanOrEqual(before);

  await deleteConnector(ctx, { id });
  expect(await shown()).toMatchObject({ usedBy: [] });
});
