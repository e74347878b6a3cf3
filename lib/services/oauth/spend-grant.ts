import { ExecutorFailure } from "#lib/errors.ts";
import { discoverServer } from "#lib/executors/api-call/auth/oauth/discover-server.ts";
import type { OAuthClient } from "#lib/executors/api-call/auth/oauth/oauth-client.ts";
import { OAuthFailure } from "#lib/executors/api-call/auth/oauth/oauth-failure.ts";
import { refreshTokens } from "#lib/executors/api-call/auth/oauth/refresh-tokens.ts";
import { requestClientToken } from "#lib/executors/api-call/auth/oauth/request-client-token.ts";
import type { ServerEnv } from "#lib/executors/api-call/auth/oauth/server-env.ts";
import { SERVER_TIMES } from "#lib/executors/api-call/auth/oauth/server-times.ts";
import type { TokenSet } from "#lib/executors/api-call/auth/oauth/token-set.ts";
import { log } from "#lib/log.ts";
import type { Grant } from "./grant.ts";
import { dropLease, holdLease } from "./lease-grant.ts";
import { LostGrant } from "./lost-grant.ts";
import { noteFailure, noteLost } from "./note-failure.ts";
import { storeTokens } from "./store-tokens.ts";
import { toExpiry } from "./to-expiry.ts";

/** With these the server says that the grant is over; everything else may pass. */
const LOST = new Set(["invalid_grant", "interaction_required", "login_required", "consent_required"]);

interface Spending {
  leaseId: string;
  env: ServerEnv;
  /** Because a service refused the token of now. */
  forced: boolean;
}

/** The grant with new tokens, for whoever holds the lease. Undefined where somebody else has changed the grant meanwhile. */
export async function spendGrant(client: OAuthClient, grant: Grant, { leaseId, env, forced }: Spending): Promise<Grant | undefined> {
  try {
    await discoverServer(client, within(env));
    if (!(await holdLease(grant, leaseId))) return undefined;
    const given = await nextTokens(client, grant, within(env));
    return (await storeTokens(grant, given, forced)) ? toRenewed(grant, given) : undefined;
  } catch (thrown) {
    if (!(thrown instanceof ExecutorFailure)) {
      await dropLease(grant, leaseId).catch((error) => log.error("oauth.lease", error, { grantId: grant.id }));
      throw thrown;
    }
    log.warn("oauth.renewal_failed", { grantId: grant.id, layer: thrown.layer });
    if (isLost(client, thrown)) {
      if (!(await noteLost(grant))) return undefined;
      throw new LostGrant(thrown);
    }
    await noteFailure(grant, leaseId, thrown);
    throw thrown;
  }
}

/** Ends before the lease does. */
function within({ egress, signal }: ServerEnv): ServerEnv {
  return { egress, signal: AbortSignal.any([signal, AbortSignal.timeout(SERVER_TIMES.step)]) };
}

function isLost({ config }: OAuthClient, failure: ExecutorFailure): boolean {
  return config.grant !== "client_credentials" && failure instanceof OAuthFailure && failure.error !== null && LOST.has(failure.error);
}

function nextTokens(client: OAuthClient, { tokens }: Grant, env: ServerEnv): Promise<TokenSet> {
  if (client.config.grant === "client_credentials") return requestClientToken(client, env);
  const refreshToken = tokens?.refreshToken ?? null;
  if (refreshToken === null) throw new OAuthFailure("auth", "invalid_grant", "There is no refresh token");
  return refreshTokens(client, env, refreshToken);
}

function toRenewed(grant: Grant, given: TokenSet): Grant {
  const { accessToken, tokenType, refreshToken, scope, expiresInSeconds } = given;
  const now = Date.now();
  return {
    ...grant,
    generation: grant.generation + 1,
    tokens: { accessToken, tokenType, refreshToken: refreshToken ?? grant.tokens?.refreshToken ?? null, scope },
    obtainedAtMs: now,
    expiresAtMs: toExpiry(now, expiresInSeconds)?.getTime() ?? Number.POSITIVE_INFINITY,
    leaseUntilMs: 0,
    failure: null,
    retryAtMs: 0,
  };
}
