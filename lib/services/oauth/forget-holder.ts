import type { Transaction } from "#lib/db/client.ts";

/** Somebody who leaves the workspace takes their connected accounts along. */
export async function forgetHolder(tx: Transaction, workspaceId: string, holderId: string): Promise<void> {
  await tx.oAuthGrant.deleteMany({ where: { workspaceId, holderId } });
  await tx.oAuthAttempt.deleteMany({ where: { workspaceId, holderId } });
}
