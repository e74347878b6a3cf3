import { audit } from "#lib/audit.ts";
import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { Connector } from "#lib/contracts/connectors.ts";
import type { CreateEndpointInput, Endpoint } from "#lib/contracts/endpoints.ts";
import type { Transaction } from "#lib/db/client.ts";
import { transact } from "#lib/db/transact.ts";
import { newId } from "#lib/id.ts";
import { assertFound, assertId } from "../assert-found.ts";
import { toConnector } from "../connectors/to-connector.ts";
import type { StoredSchema } from "../protocols/protocol.ts";
import { protocolOf } from "../protocols/registry.ts";
import { toColumns } from "../to-columns.ts";
import { checkEndpoint } from "./check-endpoint.ts";
import { addEndpointVersion } from "./endpoint-version.ts";
import { toDefinition } from "./to-definition.ts";
import { toEndpoint } from "./to-endpoint.ts";

/** Registers an endpoint of the connector `id`. */
export async function createEndpoint(
  ctx: Ctx,
  { id: connectorId, ...input }: CreateEndpointInput & { id: string },
): Promise<{ message: string; endpoint: Endpoint }> {
  assertCan(ctx, "connector:write");
  return transact(async (tx) => {
    const known = await lockConnector(tx, ctx.workspace.id, connectorId);
    const definition = protocolOf(known.connector.apiType).complete(toDefinition(input), known);
    checkEndpoint(definition);
    const ids = { id: newId(), connectorId, workspaceId: ctx.workspace.id, createdById: ctx.actor.id };
    const row = await tx.apiEndpoint.create({ data: { ...toColumns(definition), ...ids } });
    await addEndpointVersion(tx, row, ctx.actor.id);
    await audit(tx, ctx, "endpoint.created", row.id, { name: row.name, method: row.method, path: row.path });
    return { message: "API endpoint registered successfully", endpoint: toEndpoint(row) };
  });
}

/** Keeps the connector from being deleted while an endpoint is added. */
async function lockConnector(
  tx: Transaction,
  workspaceId: string,
  id: string,
): Promise<{ connector: Connector; schema: StoredSchema | null }> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM api_connectors
    WHERE id = ${assertId(id, "connector")}::uuid AND workspace_id = ${workspaceId}::uuid AND deleted_at IS NULL FOR SHARE`;
  assertFound(rows[0], "connector");
  const { schema, ...row } = await tx.apiConnector.findUniqueOrThrow({ where: { id, workspaceId }, include: { schema: true } });
  return { connector: toConnector(row), schema };
}
