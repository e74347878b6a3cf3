import { audit } from "#lib/audit.ts";
import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { CreateEndpointInput, Endpoint } from "#lib/contracts/endpoints.ts";
import { transact } from "#lib/db/transact.ts";
import { newId } from "#lib/id.ts";
import { lockConnector } from "../connectors/lock-connector.ts";
import { toColumns } from "../to-columns.ts";
import { completeEndpoint } from "./complete-endpoint.ts";
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
    const { definition, derivedSchemas } = completeEndpoint(toDefinition(input), known);
    const ids = { id: newId(), connectorId, workspaceId: ctx.workspace.id, createdById: ctx.actor.id };
    const row = await tx.apiEndpoint.create({ data: { ...toColumns(definition), derivedSchemas, ...ids } });
    await addEndpointVersion(tx, row, ctx.actor.id);
    await audit(tx, ctx, "endpoint.created", row.id, { name: row.name, method: row.method, path: row.path });
    return { message: "API endpoint registered successfully", endpoint: toEndpoint(row) };
  });
}
