import type { Transaction } from "#lib/db/client.ts";
import { AppError } from "#lib/errors.ts";
import type { OAuthClient } from "#lib/executors/api-call/auth/oauth/oauth-client.ts";
import { assertFound } from "../assert-found.ts";
import { CONNECTOR_PARTS, resolveUpstream } from "../connectors/resolve-upstream.ts";
import { lockCredential } from "../credentials/lock-credential.ts";
import { grantFingerprint } from "./grant-fingerprint.ts";

/** Connector, client and holder are still those that the tokens were asked for, and stay so until the transaction ends. */
export async function assertStillAsked(tx: Transaction, client: OAuthClient, holderId: string): Promise<void> {
  const { connectorId: id, workspaceId, credentialId } = client;
  await tx.$queryRaw`SELECT id FROM api_connectors WHERE id = ${id}::uuid AND workspace_id = ${workspaceId}::uuid FOR SHARE`;
  await lockCredential(tx, workspaceId, credentialId);
  const where = { id, workspaceId, deletedAt: null };
  const row = assertFound(await tx.apiConnector.findFirst({ where, include: CONNECTOR_PARTS }), "connector");
  const { auth } = resolveUpstream(row, { timeoutMs: null, maxResponseBytes: 0 }).upstream;
  const isSame =
    auth.type === "oauth2" && auth.client.clientId === client.clientId && grantFingerprint(auth.client) === grantFingerprint(client);
  if (!isSame) throw new AppError("conflict", "The connector was changed since this connection was begun. Start it again.");
  if (holderId !== workspaceId && !(await isHere(tx, workspaceId, holderId))) {
    throw new AppError("forbidden", "Whoever began this connection may not finish it any more.");
  }
}

async function isHere(tx: Transaction, workspaceId: string, holderId: string): Promise<boolean> {
  const members = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM members WHERE user_id = ${holderId}::uuid AND workspace_id = ${workspaceId}::uuid FOR SHARE`;
  if (members.length > 0) return true;
  const tokens = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM api_tokens
    WHERE id = ${holderId}::uuid AND workspace_id = ${workspaceId}::uuid AND revoked_at IS NULL FOR SHARE`;
  return tokens.length > 0;
}
