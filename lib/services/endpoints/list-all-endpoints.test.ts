import "#lib/testing/database.ts";
import { expect, it } from "vitest";
import { CreateConnectorInput } from "#lib/contracts/connectors.ts";
import { CreateEndpointInput } from "#lib/contracts/endpoints.ts";
import { makeRows } from "#lib/testing/rows.ts";
import { twoWorkspaces } from "#lib/testing/workspaces.ts";
import { createConnector } from "../connectors/create-connector.ts";
import { deleteConnector } from "../connectors/delete-connector.ts";
import { createEndpoint } from "./create-endpoint.ts";
import { listAllEndpoints } from "./list-all-endpoints.ts";

it("lists the endpoints of every connector that is left, and nobody else's", async () => {
  const { ours, theirs } = await twoWorkspaces();
  await makeRows(theirs.ctx);
  const { endpoint } = await makeRows(ours.ctx);
  const input = CreateConnectorInput.parse({ name: "second", displayName: "Second", baseUrl: "http://127.0.0.1:9" });
  const { connector } = await createConnector(ours.ctx, input);
  const made = CreateEndpointInput.parse({ name: "write", displayName: "Write", method: "POST", path: "/pages" });
  const second = await createEndpoint(ours.ctx, { id: connector.id, ...made });
  const find = async (search?: string) => (await listAllEndpoints(ours.ctx, { limit: 10, search })).endpoints.map(({ id }) => id);
  expect(await find()).toEqual([second.endpoint.id, endpoint]);
  expect(await find("/PAGES")).toEqual([second.endpoint.id]);
  await deleteConnector(ours.ctx, { id: connector.id });
  expect(await find()).toEqual([endpoint]);
});
