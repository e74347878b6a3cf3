import { setTimeout as sleep } from "node:timers/promises";
import { changes } from "#lib/db/changes.ts";
import { db } from "#lib/db/client.ts";
import type { TokenSet } from "#lib/executors/api-call/auth/oauth/token-set.ts";
import { log } from "#lib/log.ts";
import type { Grant } from "./grant.ts";
import { sealTokens } from "./stored-tokens.ts";

const TRIES = 5;
const TRY_AGAIN_MS = 500;

/**
 * Keeps renewed tokens, before anybody uses them. False where the grant is not the one any more that they were made from: somebody was
 * faster, or has ended it. The tokens before may be spent, so a database that is away for a moment is waited for.
 */
export async function storeTokens(grant: Pick<Grant, "id" | "workspaceId" | "generation" | "tokens">, given: TokenSet): Promise<boolean> {
  const { id, generation } = grant;
  const obtainedAt = new Date();
  const expiresAt = given.expiresInSeconds === null ? null : new Date(obtainedAt.getTime() + given.expiresInSeconds * 1000);
  const { accessToken, tokenType } = given;
  const refreshToken = given.refreshToken ?? grant.tokens?.refreshToken ?? null;
  const sealed = sealTokens(grant, { accessToken, tokenType, refreshToken, scope: given.scope ?? grant.tokens?.scope ?? null });
  for (let tries = 1; ; tries++) {
    try {
      const count = await db().$executeRaw`
        UPDATE oauth_grants
        SET sealed = ${sealed}, generation = generation + 1, state = 'ready', obtained_at = ${obtainedAt}, expires_at = ${expiresAt},
            renewable = ${refreshToken !== null},
            lease_id = NULL, lease_until = NULL, failure = NULL, retry_at = NULL
        WHERE id = ${id}::uuid AND generation = ${generation}`;
      changes().changedHere();
      return count === 1;
    } catch (error) {
      if (tries === TRIES) throw error;
      log.warn("oauth.store_failed", { grantId: id, tries });
      await sleep(TRY_AGAIN_MS);
    }
  }
}
