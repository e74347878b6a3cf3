import type { Transaction } from "#lib/db/client.ts";

/** Those of the credentials with which an account was connected that has to be connected anew. */
export async function lostClients(tx: Transaction, workspaceId: string, credentialIds: string[]): Promise<Set<string>> {
  if (credentialIds.length === 0) return new Set();
  const rows = await tx.oAuthGrant.findMany({
    where: { workspaceId, credentialId: { in: credentialIds }, state: "needs_reconnect" },
    select: { credentialId: true },
    distinct: ["credentialId"],
  });
  return new Set(rows.map(({ credentialId }) => credentialId));
}
