import { audit } from "#lib/audit.ts";
import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { Message } from "#lib/contracts/common.ts";
import { transact } from "#lib/db/transact.ts";
import { assertFound, assertId } from "../assert-found.ts";
import { assertNoToolUses } from "../tools/assert-no-tool-uses.ts";

/** Soft; refused while a tool runs it. */
export async function deleteSnippet(ctx: Ctx, { id }: { id: string }): Promise<Message> {
  assertCan(ctx, "snippet:write");
  return transact(async (tx) => {
    const where = { id: assertId(id, "snippet"), workspaceId: ctx.workspace.id, deletedAt: null };
    const { count } = await tx.codeSnippet.updateMany({ where, data: { deletedAt: new Date() } });
    assertFound(count === 0 ? null : count, "snippet");
    await assertNoToolUses(tx, ctx.workspace.id, "snippetId", [id]);
    await audit(tx, ctx, "snippet.deleted", id);
    return { message: "Code snippet deleted successfully" };
  });
}
