import { audit } from "#lib/audit.ts";
import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { ConnectorView, UpdateConnectorInput } from "#lib/contracts/connectors.ts";
import { transact } from "#lib/db/transact.ts";
import { assertFound, assertId } from "../assert-found.ts";
import { assertUpdated, assertVersion } from "../assert-version.ts";
import { defined } from "../defined.ts";
import { connectionIdentity } from "../oauth/connection-identity.ts";
import { forgetConnections } from "../oauth/forget-connections.ts";
import { toColumns } from "../to-columns.ts";
import { assertCredentialFits } from "./assert-credential-fits.ts";
import { assertMayUseCredentials } from "./assert-may-use-credentials.ts";
import { toConnector } from "./to-connector.ts";
import { viewConnector } from "./view-connectors.ts";

export async function updateConnector(
  ctx: Ctx,
  { id, version, ...input }: UpdateConnectorInput & { id: string },
): Promise<{ message: string; connector: ConnectorView }> {
  assertCan(ctx, "connector:write");
  const row = await transact(async (tx) => {
    const where = { id: assertId(id, "connector"), workspaceId: ctx.workspace.id, deletedAt: null };
    const current = toConnector(assertFound(await tx.apiConnector.findFirst({ where }), "connector"));
    assertVersion(version, current.version);
    const changes = defined(input);
    const next = { ...current, ...changes };
    assertMayUseCredentials(ctx, current, next);
    await assertCredentialFits(tx, ctx.workspace.id, next);
    const data = { ...toColumns(changes), version: current.version + 1, updatedAt: new Date() };
    assertUpdated(await tx.apiConnector.updateMany({ where: { ...where, version: current.version }, data }));
    if (connectionIdentity(current) !== connectionIdentity(next)) await forgetConnections(tx, ctx, id);
    const updated = await tx.apiConnector.findUniqueOrThrow({ where });
    await audit(tx, ctx, "connector.updated", id, { version: updated.version, fields: Object.keys(changes) });
    return updated;
  });
  return { message: "API connector updated successfully", connector: await viewConnector(ctx, row) };
}
