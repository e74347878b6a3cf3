import { audit } from "#lib/audit.ts";
import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { Message } from "#lib/contracts/common.ts";
import { transact } from "#lib/db/transact.ts";
import { assertFound, assertId } from "../assert-found.ts";

/** Soft: the log and the versions stay, the name is free again. */
export async function deleteTool(ctx: Ctx, { id }: { id: string }): Promise<Message> {
  assertCan(ctx, "tool:write");
  return transact(async (tx) => {
    const where = { id: assertId(id, "tool"), workspaceId: ctx.workspace.id, deletedAt: null };
    const { count } = await tx.customTool.updateMany({ where, data: { deletedAt: new Date() } });
    assertFound(count === 0 ? null : count, "tool");
    await audit(tx, ctx, "tool.deleted", id);
    return { message: "Tool deleted successfully" };
  });
}
