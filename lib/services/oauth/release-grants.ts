import type { AuditCtx } from "#lib/audit.ts";
import { SealError } from "#lib/crypto/seal-error.ts";
import type { Transaction } from "#lib/db/client.ts";
import { type Credential, Prisma } from "#lib/db/generated/client.ts";
import { type OpenCredential, openCredential } from "../credentials/open-credential.ts";
import { forgetConnections } from "./forget-connections.ts";

/**
 * A client's secret is replaced: what failed with the one before may work now. A credential that becomes another client loses the accounts
 * that were connected with the first.
 */
export async function releaseGrants(tx: Transaction, ctx: AuditCtx, before: Credential, data: object | undefined): Promise<void> {
  if (before.type !== "oauth2" || data === undefined) return;
  const where = { workspaceId: before.workspaceId, credentialId: before.id };
  const opened = openedOrNull(before);
  const isSame = opened?.type === "oauth2" && "clientId" in data && opened.clientId === data.clientId;
  if (isSame) {
    await tx.oAuthGrant.updateMany({ where, data: { failure: Prisma.DbNull, retryAt: null } });
    return;
  }
  const used = await tx.oAuthGrant.findMany({ where, select: { connectorId: true }, distinct: ["connectorId"] });
  for (const { connectorId } of used) await forgetConnections(tx, ctx, connectorId);
}

function openedOrNull(row: Credential): OpenCredential | null {
  try {
    return openCredential(row);
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    return null;
  }
}
