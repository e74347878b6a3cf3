import { randomUUID } from "node:crypto";
import type { Ctx } from "#lib/auth/ctx.ts";
import { findMembership, findUser } from "#lib/auth/find-user.ts";
import { toUserCtx } from "#lib/auth/user-ctx.ts";
import { Permission } from "#lib/contracts/permissions.ts";
import { db } from "#lib/db/client.ts";
import type { OAuthAttempt } from "#lib/db/generated/client.ts";

type Asking = Pick<Ctx, "signal"> & { requestId?: string };

/** Whoever began a connection, with what they may do by now; null where they are gone. */
export async function attemptCtx(attempt: OAuthAttempt, { signal, requestId = randomUUID() }: Asking): Promise<Ctx | null> {
  if (attempt.actorType === "token") return tokenCtx(attempt, { signal, requestId });
  const user = await findUser(attempt.actorId);
  const membership = user === null ? undefined : await findMembership(user, ({ workspace }) => workspace.id === attempt.workspaceId);
  return user === null || membership === undefined ? null : toUserCtx(user, membership, { signal, requestId });
}

async function tokenCtx({ actorId, workspaceId }: OAuthAttempt, request: Pick<Ctx, "signal" | "requestId">): Promise<Ctx | null> {
  const living = { id: actorId, workspaceId, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }] };
  const token = await db().apiToken.findFirst({ where: living, include: { workspace: true } });
  if (token === null) return null;
  const { id, slug, name } = token.workspace;
  const permissions = new Set(token.permissions.flatMap((text) => Permission.safeParse(text).data ?? []));
  return {
    actor: { type: "token", id: token.id, name: token.name },
    workspace: { id, slug, name },
    role: null,
    permissions,
    source: "api",
    ...request,
  };
}
