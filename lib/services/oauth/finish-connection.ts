import type { Ctx } from "#lib/auth/ctx.ts";
import { hashToken } from "#lib/crypto/hash-token.ts";
import { db } from "#lib/db/client.ts";
import type { OAuthAttempt } from "#lib/db/generated/client.ts";
import { AppError } from "#lib/errors.ts";
import { exchangeCode } from "#lib/executors/api-call/auth/oauth/exchange-code.ts";
import { attemptCtx } from "./attempt-ctx.ts";
import { openAttempt } from "./attempt-secrets.ts";
import { connectable } from "./connectable.ts";
import { grantFingerprint } from "./grant-fingerprint.ts";
import { keepConnection } from "./keep-connection.ts";

interface Returned extends Pick<Ctx, "signal" | "requestId"> {
  /** What the authorization server sent the browser back with, from the question mark on. */
  search: string;
  /** The signed-in person of that browser, if any. */
  userId: string | null;
  /** Whether the person in front of it has seen for whom they connect their account. */
  confirmed?: boolean;
}

export interface Finished {
  connector: { id: string; displayName: string };
  workspace: { slug: string; name: string };
}

/** An API token has no browser of its own, so whoever comes back with one must be asked. */
export interface Unconfirmed {
  unconfirmed: { connector: string; workspace: string; token: string };
}

const UNKNOWN = "This connection is unknown, was finished already or has expired. Start it again in the studio.";

/** The second half of a connection by browser: what began it is looked up by the state, once. Throws an AppError that may be shown. */
export async function finishConnection({ search, userId, confirmed = false, ...request }: Returned): Promise<Finished | Unconfirmed> {
  const state = new URLSearchParams(search).get("state") ?? "";
  const attempt = await findAttempt(state, userId);
  const ctx = await attemptCtx(attempt, request);
  if (ctx === null) throw new AppError("forbidden", "Whoever began this connection may not finish it any more.");
  const { client, row, reach } = await connectable(ctx, attempt.connectorId);
  if (ctx.actor.type === "token" && !confirmed) {
    return { unconfirmed: { connector: row.displayName, workspace: ctx.workspace.name, token: ctx.actor.name } };
  }
  await takeAttempt(attempt);
  const secrets = openAttempt(attempt);
  if (secrets.kind !== "code" || attempt.fingerprint !== grantFingerprint(client)) {
    throw new AppError("conflict", "The connector was changed since this connection was begun. Start it again.");
  }
  const { codeVerifier, redirectUri } = secrets;
  const url = new URL(search, redirectUri);
  const given = await reach((env) => exchangeCode(client, env, { url, state, codeVerifier }));
  await keepConnection(ctx, client, attempt.holderId, given);
  const { slug, name } = ctx.workspace;
  return { connector: { id: row.id, displayName: row.displayName }, workspace: { slug, name } };
}

/** Whoever was sent here by somebody else would connect their own account to that person's studio, so the browser must be theirs. */
async function findAttempt(state: string, userId: string | null): Promise<OAuthAttempt> {
  const where = { stateHash: hashToken(state), expiresAt: { gt: new Date() } };
  const attempt = state === "" ? null : await db().oAuthAttempt.findFirst({ where });
  if (attempt === null) throw new AppError("invalid_request", UNKNOWN);
  if (attempt.actorType === "user" && attempt.actorId !== userId) {
    const who = userId === null ? "nobody is signed in to the studio in this browser" : "somebody else began it";
    throw new AppError("forbidden", `This connection cannot be finished here: ${who}. Sign in, and start it again.`);
  }
  return attempt;
}

async function takeAttempt({ id }: OAuthAttempt): Promise<void> {
  const { count } = await db().oAuthAttempt.deleteMany({ where: { id } });
  if (count === 0) throw new AppError("invalid_request", UNKNOWN);
}
