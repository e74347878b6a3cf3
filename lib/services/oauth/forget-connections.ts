import { type AuditCtx, audit } from "#lib/audit.ts";
import type { Transaction } from "#lib/db/client.ts";

/** A connector that becomes another one, or goes, loses the accounts that were connected, and those that are about to be. */
export async function forgetConnections(tx: Transaction, ctx: AuditCtx, connectorId: string): Promise<void> {
  const where = { connectorId, workspaceId: ctx.workspace.id };
  await tx.oAuthAttempt.deleteMany({ where });
  const { count } = await tx.oAuthGrant.deleteMany({ where });
  if (count > 0) await audit(tx, ctx, "connector.disconnected", connectorId, { accounts: count });
}
