import { audit } from "#lib/audit.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { Transaction } from "#lib/db/client.ts";
import { transact } from "#lib/db/transact.ts";
import { AppError } from "#lib/errors.ts";
import type { OAuthClient } from "#lib/executors/api-call/auth/oauth/oauth-client.ts";
import type { TokenSet } from "#lib/executors/api-call/auth/oauth/token-set.ts";
import { newId } from "#lib/id.ts";
import { assertStillAsked } from "./assert-still-asked.ts";
import { grantFingerprint } from "./grant-fingerprint.ts";
import { sealTokens } from "./stored-tokens.ts";
import { toExpiry } from "./to-expiry.ts";

/** Stores what a person agreed to, in place of whatever was connected before. An attempt that was polled is used up by that. */
export async function keepConnection(ctx: Ctx, client: OAuthClient, holderId: string, given: TokenSet, attemptId?: string): Promise<void> {
  const { workspaceId, connectorId, credentialId, config } = client;
  const { expiresInSeconds, ...tokens } = given;
  const obtainedAt = new Date();
  await transact(async (tx) => {
    await assertStillAsked(tx, client, holderId);
    if (attemptId !== undefined) await takeAttempt(tx, attemptId);
    const where = { connectorId, holderId, workspaceId };
    const before = await tx.oAuthGrant.findFirst({ where, select: { id: true } });
    const id = before?.id ?? newId();
    const data = {
      credentialId,
      fingerprint: grantFingerprint(client),
      sealed: sealTokens({ id, workspaceId }, tokens),
      state: "ready",
      renewable: tokens.refreshToken !== null,
      obtainedAt,
      expiresAt: toExpiry(obtainedAt.getTime(), expiresInSeconds),
      leaseId: null,
      leaseUntil: null,
      forcedAt: null,
      retryAt: null,
    };
    if (before === null) await tx.oAuthGrant.create({ data: { ...data, ...where, id, generation: 1 } });
    else await tx.oAuthGrant.update({ where: { id }, data: { ...data, generation: { increment: 1 } } });
    await tx.oAuthAttempt.deleteMany({ where });
    await audit(tx, ctx, "connector.connected", connectorId, { shared: !config.perUser, grant: config.grant });
  });
}

async function takeAttempt(tx: Transaction, id: string): Promise<void> {
  const { count } = await tx.oAuthAttempt.deleteMany({ where: { id } });
  if (count === 0) throw new AppError("conflict", "This connection was finished or ended already");
}
