import { audit } from "#lib/audit.ts";
import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { Message } from "#lib/contracts/common.ts";
import { transact } from "#lib/db/transact.ts";
import { assertFound, assertId } from "../assert-found.ts";
import { openInvitations } from "./open-invitations.ts";

export async function revokeInvitation(ctx: Ctx, { id }: { id: string }): Promise<Message> {
  assertCan(ctx, "member:write");
  return transact(async (tx) => {
    const where = { id: assertId(id, "invitation"), workspaceId: ctx.workspace.id, ...openInvitations() };
    const { count } = await tx.invitation.updateMany({ where, data: { revokedAt: new Date() } });
    assertFound(count === 0 ? null : count, "invitation");
    await audit(tx, ctx, "invitation.revoked", id);
    return { message: "Invitation revoked successfully" };
  });
}
