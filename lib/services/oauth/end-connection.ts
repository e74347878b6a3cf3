import { audit } from "#lib/audit.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { Message } from "#lib/contracts/common.ts";
import { transact } from "#lib/db/transact.ts";
import { AppError } from "#lib/errors.ts";
import { revokeTokens } from "#lib/executors/api-call/auth/oauth/revoke-tokens.ts";
import { log } from "#lib/log.ts";
import { connectable } from "./connectable.ts";
import { holderOf } from "./holder-of.ts";
import { toGrant } from "./to-grant.ts";

/** Forgets the tokens, and tells the authorization server where it listens to that. */
export async function endConnection(ctx: Ctx, { id }: { id: string }): Promise<Message> {
  const { client, row, reach } = await connectable(ctx, id);
  const where = { connectorId: row.id, holderId: holderOf(ctx, client.config), workspaceId: ctx.workspace.id };
  const grant = await transact(async (tx) => {
    const before = await tx.oAuthGrant.findFirst({ where });
    if (before === null) throw new AppError("conflict", "The connector is not connected to an account");
    await tx.oAuthGrant.deleteMany({ where });
    await tx.oAuthAttempt.deleteMany({ where });
    await audit(tx, ctx, "connector.disconnected", row.id, { shared: !client.config.perUser });
    return toGrant(before);
  });
  const token = grant.tokens?.refreshToken ?? grant.tokens?.accessToken;
  if (token === undefined) return { message: "Disconnected" };
  try {
    await reach((env) => revokeTokens(client, env, token));
    return { message: "Disconnected" };
  } catch (error) {
    log.warn("oauth.revocation_failed", { connectorId: row.id, reason: error instanceof AppError ? error.extra.layer : undefined });
    return { message: "Disconnected here; the authorization server could not be told" };
  }
}
