import { z } from "zod";
import { Layer } from "#lib/contracts/errors.ts";
import { SealError } from "#lib/crypto/seal-error.ts";
import type { OAuthGrant } from "#lib/db/generated/client.ts";
import { log } from "#lib/log.ts";
import type { Grant } from "./grant.ts";
import { openTokens, type StoredTokens } from "./stored-tokens.ts";

const StoredFailure = z.object({ layer: Layer, message: z.string() }).nullable().catch(null);

/** Tokens that the present root key does not open have to be asked for again. */
export function toGrant(row: OAuthGrant): Grant {
  const tokens = opened(row);
  return {
    id: row.id,
    workspaceId: row.workspaceId,
    generation: row.generation,
    needsReconnect: row.state === "needs_reconnect" || (tokens === null && row.sealed !== ""),
    tokens,
    obtainedAtMs: row.obtainedAt?.getTime() ?? 0,
    expiresAtMs: row.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY,
    leaseUntilMs: row.leaseUntil?.getTime() ?? 0,
    forcedAtMs: row.forcedAt?.getTime() ?? 0,
    failure: StoredFailure.parse(row.failure),
    retryAtMs: row.retryAt?.getTime() ?? 0,
  };
}

function opened(row: OAuthGrant): StoredTokens | null {
  try {
    return openTokens(row);
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    log.error("oauth.sealed", error, { grantId: row.id });
    return null;
  }
}
