import { setTimeout as sleep } from "node:timers/promises";
import { changes } from "#lib/db/changes.ts";
import { isDatabaseDown } from "#lib/db/is-database-down.ts";
import { pool } from "#lib/db/pool.ts";
import type { TokenSet } from "#lib/executors/api-call/auth/oauth/token-set.ts";
import { log } from "#lib/log.ts";
import type { Grant } from "./grant.ts";
import { sealTokens } from "./stored-tokens.ts";
import { toExpiry } from "./to-expiry.ts";

const TRIES = 5;
const TRY_AGAIN_MS = 500;

const STORE = `
  UPDATE oauth_grants
  SET sealed = $3, generation = generation + 1, state = 'ready', obtained_at = $4, expires_at = $5, renewable = $6,
      forced_at = CASE WHEN $7 THEN now() ELSE forced_at END, lease_id = NULL, lease_until = NULL, failure = NULL, retry_at = NULL
  WHERE id = $1 AND generation = $2`;

/**
 * Keeps renewed tokens, before anybody uses them. False where the grant is not the one any more that they were made from: somebody was
 * faster, or has ended it. The tokens before may be spent, so a database that is away for a moment is waited for.
 */
export async function storeTokens(
  grant: Pick<Grant, "id" | "workspaceId" | "generation" | "tokens">,
  given: TokenSet,
  forced: boolean,
): Promise<boolean> {
  const { id, generation } = grant;
  const obtainedAt = new Date();
  const { accessToken, tokenType } = given;
  const refreshToken = given.refreshToken ?? grant.tokens?.refreshToken ?? null;
  const sealed = sealTokens(grant, { accessToken, tokenType, refreshToken, scope: given.scope ?? grant.tokens?.scope ?? null });
  const expiresAt = toExpiry(obtainedAt.getTime(), given.expiresInSeconds);
  const row = [id, generation, sealed, obtainedAt, expiresAt, refreshToken !== null, forced];
  for (let tries = 1; ; tries++) {
    try {
      const { rowCount } = await pool().query(STORE, row);
      changes().changedHere();
      return rowCount === 1;
    } catch (error) {
      if (tries === TRIES || !isDatabaseDown(error)) throw error;
      log.warn("oauth.store_failed", { grantId: id, tries });
      await sleep(TRY_AGAIN_MS);
    }
  }
}
