import type { Ctx } from "#lib/auth/ctx.ts";
import { type Permission, ROLE_PERMISSIONS, type Role } from "#lib/contracts/permissions.ts";
import type { Transaction } from "#lib/db/client.ts";
import { AppError } from "#lib/errors.ts";

/** What limits the tokens that somebody makes. */
interface Maker {
  permissions: readonly Permission[];
  expiresAt: Date | null;
}

/** Holds who makes a token until the transaction ends, so that none is made while its maker is taken out or put back in role. */
export async function lockMaker(tx: Transaction, ctx: Ctx): Promise<Maker> {
  const maker = ctx.actor.type === "token" ? await lockToken(tx, ctx) : await lockMember(tx, ctx);
  if (maker === null) throw new AppError("forbidden", "You do not belong to this workspace any more");
  return maker;
}

async function lockToken(tx: Transaction, { actor, workspace }: Ctx): Promise<Maker | null> {
  const [token] = await tx.$queryRaw<Maker[]>`
    SELECT permissions, expires_at AS "expiresAt" FROM api_tokens
    WHERE id = ${actor.id}::uuid AND workspace_id = ${workspace.id}::uuid AND revoked_at IS NULL FOR SHARE`;
  return token ?? null;
}

async function lockMember(tx: Transaction, { actor, workspace }: Ctx): Promise<Maker | null> {
  const [member] = await tx.$queryRaw<{ role: Role }[]>`
    SELECT role::text AS role FROM members WHERE user_id = ${actor.id}::uuid AND workspace_id = ${workspace.id}::uuid FOR SHARE`;
  return member === undefined ? null : { permissions: ROLE_PERMISSIONS[member.role], expiresAt: null };
}
