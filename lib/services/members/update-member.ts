import { audit } from "#lib/audit.ts";
import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { Member } from "#lib/contracts/people.ts";
import type { Role } from "#lib/contracts/permissions.ts";
import { transact } from "#lib/db/transact.ts";
import { assertFound, assertId } from "../assert-found.ts";
import { assertMayGrant, assertOwnerRemains } from "./assert-may-change.ts";
import { toMember } from "./to-member.ts";

/** Gives the user `id` another role in the workspace. */
export async function updateMember(ctx: Ctx, { id, role }: { id: string; role: Role }): Promise<{ message: string; member: Member }> {
  assertCan(ctx, "member:write");
  return transact(async (tx) => {
    const where = { workspaceId_userId: { workspaceId: ctx.workspace.id, userId: assertId(id, "member") } };
    const current = assertFound(await tx.member.findUnique({ where }), "member");
    assertMayGrant(ctx, current.role, role);
    if (current.role === "owner" && role !== "owner") await assertOwnerRemains(tx, ctx.workspace.id, id);
    const row = await tx.member.update({ where, data: { role }, include: { user: true } });
    await audit(tx, ctx, "member.updated", id, { from: current.role, to: role });
    return { message: "Member updated successfully", member: toMember(row) };
  });
}
