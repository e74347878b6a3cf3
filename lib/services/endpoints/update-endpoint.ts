import { audit } from "#lib/audit.ts";
import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import { type Endpoint, EndpointDefinition, type UpdateEndpointInput } from "#lib/contracts/endpoints.ts";
import { transact } from "#lib/db/transact.ts";
import { assertFound, assertId } from "../assert-found.ts";
import { assertUpdated, assertVersion } from "../assert-version.ts";
import { lockConnector } from "../connectors/lock-connector.ts";
import { defined } from "../defined.ts";
import { toColumns } from "../to-columns.ts";
import { completeEndpoint } from "./complete-endpoint.ts";
import { addEndpointVersion } from "./endpoint-version.ts";
import { toEndpoint } from "./to-endpoint.ts";

/** Changes what is given and makes it the next version. `restored`: the older one that all of it is from. */
export async function updateEndpoint(
  ctx: Ctx,
  { id, version, ...input }: UpdateEndpointInput & { id: string },
  { restored }: { restored?: number } = {},
): Promise<{ message: string; endpoint: Endpoint }> {
  assertCan(ctx, "connector:write");
  return transact(async (tx) => {
    const where = { id: assertId(id, "endpoint"), workspaceId: ctx.workspace.id, deletedAt: null };
    const { connectorId } = assertFound(await tx.apiEndpoint.findFirst({ where, select: { connectorId: true } }), "endpoint");
    const known = await lockConnector(tx, ctx.workspace.id, connectorId);
    const found = assertFound(await tx.apiEndpoint.findFirst({ where }), "endpoint");
    const current = toEndpoint(found);
    assertVersion(version, current.version);
    const changes = defined(input);
    const stored = { ...current, derivedSchemas: found.derivedSchemas };
    const { definition, derivedSchemas } = completeEndpoint(EndpointDefinition.parse({ ...current, ...changes }), known, stored);
    const data = { ...toColumns(definition), derivedSchemas, version: current.version + 1, updatedAt: new Date() };
    assertUpdated(await tx.apiEndpoint.updateMany({ where: { ...where, version: current.version }, data }));
    const row = await tx.apiEndpoint.findUniqueOrThrow({ where });
    await addEndpointVersion(tx, row, ctx.actor.id);
    await audit(tx, ctx, restored === undefined ? "endpoint.updated" : "endpoint.restored", id, {
      version: row.version,
      ...(restored === undefined ? { fields: Object.keys(changes) } : { restored }),
    });
    return { message: "API endpoint updated successfully", endpoint: toEndpoint(row) };
  });
}
