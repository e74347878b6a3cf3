import { audit } from "#lib/audit.ts";
import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { Message } from "#lib/contracts/common.ts";
import { AuthConfig } from "#lib/contracts/connector-auth.ts";
import { db } from "#lib/db/client.ts";
import type { OAuthGrant } from "#lib/db/generated/client.ts";
import { transact } from "#lib/db/transact.ts";
import { AppError } from "#lib/errors.ts";
import { revokeTokens } from "#lib/executors/api-call/auth/oauth/revoke-tokens.ts";
import { log } from "#lib/log.ts";
import { assertFound, assertId } from "../assert-found.ts";
import { reachService } from "../connectors/reach-service.ts";
import { CONNECTOR_PARTS, type ConnectorRow } from "../connectors/resolve-upstream.ts";
import { grantFingerprint } from "./grant-fingerprint.ts";
import { toGrant } from "./to-grant.ts";

/**
 * Forgets the tokens of whoever asks, and those that all share for whoever may change the connector, whatever the connector is by now. The
 * authorization server that gave them is told, if the connector still names it.
 */
export async function endConnection(ctx: Ctx, { id }: { id: string }): Promise<Message> {
  assertCan(ctx, "connector:run");
  const where = { id: assertId(id, "connector"), workspaceId: ctx.workspace.id, deletedAt: null };
  const row = assertFound(await db().apiConnector.findFirst({ where, include: CONNECTOR_PARTS }), "connector");
  if (AuthConfig.parse(row.authConfig).oauth2?.perUser !== true) assertCan(ctx, "connector:write");
  const ended = await forget(ctx, row);
  const told = await Promise.all(ended.map((grant) => tell(ctx, row, grant)));
  return { message: told.includes(false) ? "Disconnected here; the authorization server could not be told" : "Disconnected" };
}

async function forget(ctx: Ctx, row: ConnectorRow): Promise<OAuthGrant[]> {
  const holderId = { in: [ctx.actor.id, ...(ctx.permissions.has("connector:write") ? [ctx.workspace.id] : [])] };
  const where = { connectorId: row.id, holderId, workspaceId: ctx.workspace.id };
  return transact(async (tx) => {
    const before = await tx.oAuthGrant.findMany({ where });
    if (before.length === 0) throw new AppError("conflict", "The connector is not connected to an account");
    await tx.oAuthGrant.deleteMany({ where });
    await tx.oAuthAttempt.deleteMany({ where });
    const shared = before.some((grant) => grant.holderId === ctx.workspace.id);
    await audit(tx, ctx, "connector.disconnected", row.id, { shared });
    return before;
  });
}

/** False where the server does not know: it was another one, or cannot be reached. */
async function tell(ctx: Ctx, row: ConnectorRow, ended: OAuthGrant): Promise<boolean> {
  const { tokens } = toGrant(ended);
  const token = tokens?.refreshToken ?? tokens?.accessToken;
  if (token === undefined) return true;
  try {
    return await reachService(ctx, row, async ({ auth }, env) => {
      if (auth.type !== "oauth2" || ended.fingerprint !== grantFingerprint(auth.client)) return false;
      await revokeTokens(auth.client, env, token);
      return true;
    });
  } catch (error) {
    log.warn("oauth.revocation_failed", { connectorId: row.id, reason: error instanceof AppError ? error.extra.layer : undefined });
    return false;
  }
}
