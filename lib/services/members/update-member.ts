import { audit } from "#lib/audit.ts";
import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { Member } from "#lib/contracts/people.ts";
import { ROLE_PERMISSIONS, type Role } from "#lib/contracts/permissions.ts";
import { transact } from "#lib/db/transact.ts";
import { endTokensOf } from "../tokens/end-tokens-of.ts";
import { assertMayChange } from "./assert-may-change.ts";
import { lockMember } from "./lock-member.ts";
import { toMember } from "./to-member.ts";

/** Gives the user `id` another role in the workspace. Tokens of theirs that may do more than the new role end. */
export async function updateMember(ctx: Ctx, { id, role }: { id: string; role: Role }): Promise<{ message: string; member: Member }> {
  assertCan(ctx, "member:write");
  return transact(async (tx) => {
    const current = await lockMember(tx, ctx.workspace.id, id);
    assertMayChange(ctx, current.role, role);
    if (role !== "owner") current.assertMayLeaveRole();
    const where = { workspaceId_userId: { workspaceId: ctx.workspace.id, userId: id } };
    const row = await tx.member.update({ where, data: { role }, include: { user: true } });
    const tokensRevoked = await endTokensOf(tx, ctx.workspace.id, { userId: id, keeping: ROLE_PERMISSIONS[role] });
    await audit(tx, ctx, "member.updated", id, { from: current.role, to: role, tokensRevoked });
    return { message: "Member updated successfully", member: toMember(row) };
  });
}
