import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import { Connector } from "#lib/contracts/connectors.ts";
import { EndpointDefinition } from "#lib/contracts/endpoints.ts";
import { JsonObject } from "#lib/contracts/json.ts";
import { db } from "#lib/db/client.ts";
import { assertFound } from "../assert-found.ts";
import { toConnector } from "../connectors/to-connector.ts";
import { toEndpoint } from "./to-endpoint.ts";

/** A connector without what ties it to this studio: ids and credentials. */
const ConnectorDescription = Connector.omit({
  id: true,
  credentialId: true,
  tlsCredentialId: true,
  version: true,
  createdAt: true,
  updatedAt: true,
});

/** `{connector, endpoint}` of each of the endpoints, as they are written, in the order of the ids. */
export async function describeEndpoints(ctx: Ctx, ids: string[]): Promise<JsonObject[]> {
  assertCan(ctx, "connector:read");
  const where = { id: { in: ids }, workspaceId: ctx.workspace.id, deletedAt: null };
  const rows = await db().apiEndpoint.findMany({ where, include: { connector: true } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => {
    const { connector, ...row } = assertFound(byId.get(id), "endpoint");
    const described = {
      connector: ConnectorDescription.parse(toConnector(connector)),
      endpoint: EndpointDefinition.parse(toEndpoint(row)),
    };
    return JsonObject.parse(described);
  });
}
