import { setTimeout as sleep } from "node:timers/promises";
import { ExecutorFailure } from "#lib/errors.ts";
import type { OAuthClient } from "#lib/executors/api-call/auth/oauth/oauth-client.ts";
import { OAuthFailure } from "#lib/executors/api-call/auth/oauth/oauth-failure.ts";
import { refreshTokens } from "#lib/executors/api-call/auth/oauth/refresh-tokens.ts";
import { requestClientToken } from "#lib/executors/api-call/auth/oauth/request-client-token.ts";
import type { ServerEnv } from "#lib/executors/api-call/auth/oauth/server-env.ts";
import type { TokenSet } from "#lib/executors/api-call/auth/oauth/token-set.ts";
import { log } from "#lib/log.ts";
import { readGrant } from "./find-grant.ts";
import type { Grant } from "./grant.ts";
import { isFresh, isUsable } from "./is-fresh.ts";
import { LEASE_SECONDS, leaseGrant } from "./lease-grant.ts";
import { noteFailure, noteLost } from "./note-failure.ts";
import { openGrant } from "./open-grant.ts";
import { storeTokens } from "./store-tokens.ts";

/** A service that refuses every token makes no more than one renewal in this time. */
const FORCED_EVERY_MS = 60_000;
const WAIT_MS = 50;
/** With these the server says that the grant is over; everything else may pass. */
const LOST = new Set(["invalid_grant", "interaction_required", "login_required", "consent_required"]);

const NEEDS_CONNECT = "The connector is not connected to an account yet: connect it first";
const NEEDS_RECONNECT = "The connector's account was disconnected at the authorization server, or its access has ended: reconnect it";

/**
 * The grant with a token that is fresh and is not `stale`, renewed by one process of all. Null where a service refuses what cannot or
 * was just renewed.
 */
export async function renewGrant(client: OAuthClient, holderId: string, env: ServerEnv, stale: string | undefined): Promise<Grant | null> {
  const endsAt = Date.now() + (LEASE_SECONDS + 15) * 1000;
  while (Date.now() < endsAt) {
    const grant = await currentGrant(client, holderId);
    if (isFresh(grant, stale)) return grant;
    if (stale !== undefined && !mayForce(client, grant)) return null;
    if (grant.failure !== null && grant.retryAtMs > Date.now()) return orElse(grant, stale, toFailure(grant.failure));
    const leaseId = await leaseGrant(grant, stale !== undefined);
    const renewed = leaseId === null ? undefined : await spend(client, grant, leaseId, env, stale);
    if (renewed !== undefined) return renewed;
    await sleep(WAIT_MS + Math.random() * WAIT_MS);
  }
  throw new ExecutorFailure("auth", "The connector's token is being renewed for too long", { retryable: true });
}

async function currentGrant(client: OAuthClient, holderId: string): Promise<Grant> {
  const found = await readGrant(client, holderId);
  if (client.config.grant === "client_credentials") return found?.needsReconnect === false ? found : ownGrant(client, holderId, found);
  if (found === null) throw new ExecutorFailure("auth", NEEDS_CONNECT);
  if (!found.needsReconnect) return found;
  // Also where the tokens cannot be opened any more, so that everybody sees it.
  await noteLost(found);
  throw new ExecutorFailure("auth", NEEDS_RECONNECT);
}

/** Nobody has to connect what a client gets for itself. */
async function ownGrant(client: OAuthClient, holderId: string, unusable: Grant | null): Promise<Grant> {
  await openGrant(client, holderId, unusable ?? undefined);
  const grant = await readGrant(client, holderId);
  if (grant === null) throw new ExecutorFailure("auth", NEEDS_CONNECT, { retryable: true });
  return grant;
}

function mayForce({ config }: OAuthClient, { tokens, forcedAtMs }: Grant): boolean {
  const isRenewable = config.grant === "client_credentials" || (tokens?.refreshToken ?? null) !== null;
  return isRenewable && forcedAtMs + FORCED_EVERY_MS < Date.now();
}

/** Undefined where somebody else has changed the grant meanwhile. */
async function spend(
  client: OAuthClient,
  grant: Grant,
  leaseId: string,
  env: ServerEnv,
  stale: string | undefined,
): Promise<Grant | null | undefined> {
  try {
    const given = await nextTokens(client, grant, env);
    return (await storeTokens(grant, given)) ? toRenewed(grant, given) : undefined;
  } catch (thrown) {
    if (!(thrown instanceof ExecutorFailure)) throw thrown;
    log.warn("oauth.renewal_failed", { grantId: grant.id, layer: thrown.layer });
    if (isLost(client, thrown)) {
      if (!(await noteLost(grant))) return undefined;
      throw new ExecutorFailure("auth", NEEDS_RECONNECT, { cause: thrown });
    }
    await noteFailure(grant, leaseId, thrown);
    return orElse(grant, stale, thrown);
  }
}

function isLost({ config }: OAuthClient, failure: ExecutorFailure): boolean {
  return config.grant !== "client_credentials" && failure instanceof OAuthFailure && failure.error !== null && LOST.has(failure.error);
}

function nextTokens(client: OAuthClient, { tokens }: Grant, env: ServerEnv): Promise<TokenSet> {
  if (client.config.grant === "client_credentials") return requestClientToken(client, env);
  const refreshToken = tokens?.refreshToken ?? null;
  if (refreshToken === null) throw new OAuthFailure("auth", "invalid_grant", NEEDS_RECONNECT);
  return refreshTokens(client, env, refreshToken);
}

/** A renewal is early: when it fails, the token of now is still good for a while. */
function orElse(grant: Grant, stale: string | undefined, failure: ExecutorFailure): Grant {
  if (isUsable(grant, stale)) return grant;
  throw failure;
}

function toFailure({ layer, message }: NonNullable<Grant["failure"]>): ExecutorFailure {
  return new ExecutorFailure(layer, message, { retryable: true });
}

function toRenewed(grant: Grant, given: TokenSet): Grant {
  const { accessToken, tokenType, refreshToken, scope, expiresInSeconds } = given;
  const now = Date.now();
  return {
    ...grant,
    generation: grant.generation + 1,
    tokens: { accessToken, tokenType, refreshToken: refreshToken ?? grant.tokens?.refreshToken ?? null, scope },
    obtainedAtMs: now,
    expiresAtMs: expiresInSeconds === null ? Number.POSITIVE_INFINITY : now + expiresInSeconds * 1000,
    failure: null,
    retryAtMs: 0,
  };
}
