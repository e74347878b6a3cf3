import { type AuditCtx, audit } from "#lib/audit.ts";
import type { Transaction } from "#lib/db/client.ts";

/** Somebody who leaves the workspace takes their connected accounts along. */
export async function forgetHolder(tx: Transaction, ctx: AuditCtx, holderId: string): Promise<void> {
  const where = { workspaceId: ctx.workspace.id, holderId };
  await tx.oAuthAttempt.deleteMany({ where });
  const ended = await tx.oAuthGrant.findMany({ where, select: { connectorId: true } });
  await tx.oAuthGrant.deleteMany({ where });
  for (const { connectorId } of ended) await audit(tx, ctx, "connector.disconnected", connectorId, { shared: false, holderId });
}
