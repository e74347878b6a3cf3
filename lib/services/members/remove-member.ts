import { audit } from "#lib/audit.ts";
import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { Message } from "#lib/contracts/common.ts";
import { transact } from "#lib/db/transact.ts";
import { assertFound, assertId } from "../assert-found.ts";
import { assertMayGrant, assertOwnerRemains } from "./assert-may-change.ts";

/** Takes the user `id` out of the workspace; the account stays. */
export async function removeMember(ctx: Ctx, { id }: { id: string }): Promise<Message> {
  assertCan(ctx, "member:write");
  return transact(async (tx) => {
    const where = { workspaceId_userId: { workspaceId: ctx.workspace.id, userId: assertId(id, "member") } };
    const current = assertFound(await tx.member.findUnique({ where }), "member");
    assertMayGrant(ctx, current.role);
    if (current.role === "owner") await assertOwnerRemains(tx, ctx.workspace.id, id);
    await tx.member.delete({ where });
    await audit(tx, ctx, "member.removed", id, { role: current.role });
    return { message: "Member removed successfully" };
  });
}
