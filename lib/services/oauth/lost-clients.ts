import type { Ctx } from "#lib/auth/ctx.ts";
import type { Transaction } from "#lib/db/client.ts";
import { toConnector } from "../connectors/to-connector.ts";
import { connectionIdentity } from "./connection-identity.ts";

/** Those of the credentials with which an account was connected, of all or of whoever asks, that has to be connected anew. */
export async function lostClients(tx: Transaction, ctx: Pick<Ctx, "workspace" | "actor">, credentialIds: string[]): Promise<Set<string>> {
  if (credentialIds.length === 0) return new Set();
  const rows = await tx.oAuthGrant.findMany({
    where: {
      workspaceId: ctx.workspace.id,
      credentialId: { in: credentialIds },
      holderId: { in: [ctx.workspace.id, ctx.actor.id] },
      state: "needs_reconnect",
      connector: { deletedAt: null },
    },
    select: { credentialId: true, fingerprint: true, holderId: true, connector: true },
  });
  const isUsed = ({ fingerprint, holderId, connector }: (typeof rows)[number]) =>
    connectionIdentity(toConnector(connector)) === `${fingerprint} ${holderId !== ctx.workspace.id}`;
  return new Set(rows.filter(isUsed).map(({ credentialId }) => credentialId));
}
