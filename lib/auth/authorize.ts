import type { Allow } from "#lib/contracts/operations/operation.ts";
import { AppError } from "#lib/errors.ts";
import { assertCan } from "./assert-can.ts";
import { assertSameOrigin } from "./assert-same-origin.ts";
import { clientAddress } from "./client-address.ts";
import { cookiesOf } from "./cookies.ts";
import type { AnonymousCtx, Ctx, UserCtx } from "./ctx.ts";
import { findToken, type KnownToken } from "./find-token.ts";
import type { KnownUser } from "./find-user.ts";
import { findSessionUser } from "./session.ts";
import { touchToken } from "./touch-token.ts";
import { membershipOf, toUserCtx } from "./user-ctx.ts";

export type CtxOf<A extends Allow> = A extends "anyone" ? AnonymousCtx : A extends "signed-in" ? UserCtx : Ctx;

export interface Authorized {
  ctx: Ctx | UserCtx | AnonymousCtx;
  /** Whom the rate limit counts. */
  caller: string;
}

/** Who is calling, and may they? Reads headers only. Throws `unauthenticated`, `forbidden`, or `not_found` for a workspace that is not theirs. */
export async function authorize(request: Request, allow: Allow, requestId: string): Promise<Authorized> {
  if (allow === "anyone") {
    const address = clientAddress(request.headers);
    return { ctx: { address, requestId }, caller: `address:${address}` };
  }
  const { token, user } = await identify(request);
  if (token !== null) return { ctx: tokenCtx(token, request, allow, requestId), caller: `token:${token.id}` };
  if (user === null) throw unauthenticated();
  return { ctx: await userCtx(user, request, allow, requestId), caller: `user:${user.id}` };
}

async function identify(request: Request): Promise<{ token: KnownToken | null; user: KnownUser | null }> {
  const bearer = request.headers.get("authorization");
  if (bearer !== null) {
    const secret = /^Bearer\s+(\S+)$/i.exec(bearer)?.[1];
    return { token: secret === undefined ? null : await findToken(secret, clientAddress(request.headers)), user: null };
  }
  const cookies = cookiesOf(request);
  const accessToken = cookies.get("accessToken");
  if (accessToken !== undefined) {
    assertSameOrigin(request, { requireOrigin: false });
    return { token: await findToken(accessToken, clientAddress(request.headers)), user: null };
  }
  const user = await findSessionUser(cookies);
  if (user !== null) assertSameOrigin(request, { requireOrigin: true });
  return { token: null, user };
}

function tokenCtx(token: KnownToken, request: Request, allow: Allow, requestId: string): Ctx {
  if (allow === "signed-in") throw new AppError("forbidden", "A person has to sign in for this; an API token belongs to one workspace");
  touchToken(token);
  const ctx: Ctx = {
    actor: { type: "token", id: token.id, name: token.name },
    workspace: token.workspace,
    role: null,
    permissions: token.permissions,
    source: "api",
    requestId,
    signal: request.signal,
  };
  if (allow !== "member" && allow !== "anyone") assertCan(ctx, allow);
  return ctx;
}

async function userCtx(user: KnownUser, request: Request, allow: Allow, requestId: string): Promise<Ctx | UserCtx> {
  if (allow === "signed-in") return { user: { id: user.id, email: user.email, name: user.name }, requestId };
  const ctx = toUserCtx(user, await membershipOf(user, namedWorkspace(request)), { requestId, signal: request.signal });
  if (allow !== "member" && allow !== "anyone") assertCan(ctx, allow);
  return ctx;
}

/** A link in a page sends no headers; operations that it may lead to take the name in the query. */
function namedWorkspace(request: Request): string | null {
  return request.headers.get("x-workspace") ?? new URL(request.url).searchParams.get("workspace");
}

function unauthenticated(): AppError {
  return new AppError("unauthenticated", "Sign in, or send an API token as Authorization: Bearer", {
    headers: { "WWW-Authenticate": 'Bearer realm="Sintra Agent Studio"' },
  });
}
