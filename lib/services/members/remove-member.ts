import { audit } from "#lib/audit.ts";
import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { Message } from "#lib/contracts/common.ts";
import { transact } from "#lib/db/transact.ts";
import { forgetHolder } from "../oauth/forget-holder.ts";
import { endTokensOf } from "../tokens/end-tokens-of.ts";
import { assertMayChange } from "./assert-may-change.ts";
import { lockMember } from "./lock-member.ts";

/** Takes the user `id` out of the workspace, with the tokens that they made there and the accounts that they connected; their own stays. */
export async function removeMember(ctx: Ctx, { id }: { id: string }): Promise<Message> {
  assertCan(ctx, "member:write");
  return transact(async (tx) => {
    const current = await lockMember(tx, ctx.workspace.id, id);
    assertMayChange(ctx, current.role);
    current.assertMayLeaveRole();
    await tx.member.delete({ where: { workspaceId_userId: { workspaceId: ctx.workspace.id, userId: id } } });
    const tokensRevoked = await endTokensOf(tx, ctx.workspace.id, { userId: id, keeping: [] });
    await forgetHolder(tx, ctx, id);
    await audit(tx, ctx, "member.removed", id, { role: current.role, tokensRevoked });
    return { message: "Member removed successfully" };
  });
}
