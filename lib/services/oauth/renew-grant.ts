import { setTimeout as sleep } from "node:timers/promises";
import { ExecutorFailure } from "#lib/errors.ts";
import type { OAuthClient } from "#lib/executors/api-call/auth/oauth/oauth-client.ts";
import type { ServerEnv } from "#lib/executors/api-call/auth/oauth/server-env.ts";
import { SERVER_TIMES } from "#lib/executors/api-call/auth/oauth/server-times.ts";
import { readGrant } from "./find-grant.ts";
import type { Grant } from "./grant.ts";
import { isFresh, isUsable } from "./is-fresh.ts";
import { leaseGrant } from "./lease-grant.ts";
import { LostGrant } from "./lost-grant.ts";
import { noteLost } from "./note-failure.ts";
import { openGrant } from "./open-grant.ts";
import { spendGrant } from "./spend-grant.ts";

/** A service that refuses every token makes no more than one renewal in this time. */
const FORCED_EVERY_MS = 60_000;
/** Between two looks at what another process does. */
const PAUSE_MS = 50;
/** Two leases: one of a process that died, and one of whoever came next. */
const WAIT_MS_MAX = 2 * SERVER_TIMES.lease;

const NEEDS_CONNECT = "The connector is not connected to an account yet: connect it first";

/**
 * The grant with a token that is fresh and is not `stale`, renewed by one process of all. Null where a service refuses what cannot or
 * was just renewed.
 */
export async function renewGrant(client: OAuthClient, holderId: string, env: ServerEnv, stale: string | undefined): Promise<Grant | null> {
  const endsAt = Date.now() + WAIT_MS_MAX;
  for (;;) {
    const grant = await currentGrant(client, holderId);
    if (isFresh(grant, stale)) return grant;
    const isLeased = grant.leaseUntilMs > Date.now();
    if (stale !== undefined && !isLeased && !mayForce(client, grant)) return null;
    if (grant.failure !== null && grant.retryAtMs > Date.now()) return orElse(grant, stale, toFailure(grant.failure));
    if (Date.now() >= endsAt) throw new ExecutorFailure("auth", "The connector's token is being renewed for too long", { retryable: true });
    const renewed = await renewIfLeased(client, grant, env, stale);
    if (renewed !== undefined) return renewed;
    await sleep(PAUSE_MS + Math.random() * PAUSE_MS);
  }
}

/** Undefined while another process is at it. A renewal is early: when it fails, the token of now is still good for a while. */
async function renewIfLeased(client: OAuthClient, grant: Grant, env: ServerEnv, stale: string | undefined): Promise<Grant | undefined> {
  const leaseId = await leaseGrant(grant);
  if (leaseId === null) return undefined;
  try {
    return await spendGrant(client, grant, { leaseId, env, forced: stale !== undefined });
  } catch (thrown) {
    if (!(thrown instanceof ExecutorFailure) || thrown instanceof LostGrant) throw thrown;
    return orElse(grant, stale, thrown);
  }
}

async function currentGrant(client: OAuthClient, holderId: string): Promise<Grant> {
  const found = await readGrant(client, holderId);
  if (client.config.grant === "client_credentials") return found?.needsReconnect === false ? found : ownGrant(client, holderId, found);
  if (found === null) throw new ExecutorFailure("auth", NEEDS_CONNECT);
  if (!found.needsReconnect) return found;
  // Also where the tokens cannot be opened any more, so that everybody sees it.
  await noteLost(found);
  throw new LostGrant();
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

function orElse(grant: Grant, stale: string | undefined, failure: ExecutorFailure): Grant {
  if (isUsable(grant, stale)) return grant;
  throw failure;
}

function toFailure({ layer, message }: NonNullable<Grant["failure"]>): ExecutorFailure {
  return new ExecutorFailure(layer, message, { retryable: true });
}
