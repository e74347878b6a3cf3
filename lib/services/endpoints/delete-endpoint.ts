import { audit } from "#lib/audit.ts";
import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { Message } from "#lib/contracts/common.ts";
import { transact } from "#lib/db/transact.ts";
import { assertFound, assertId } from "../assert-found.ts";
import { assertNoToolUses } from "../tools/assert-no-tool-uses.ts";

/** Soft; refused while a tool calls it. */
export async function deleteEndpoint(ctx: Ctx, { id }: { id: string }): Promise<Message> {
  assertCan(ctx, "connector:write");
  return transact(async (tx) => {
    const where = { id: assertId(id, "endpoint"), workspaceId: ctx.workspace.id, deletedAt: null };
    const { count } = await tx.apiEndpoint.updateMany({ where, data: { deletedAt: new Date() } });
    assertFound(count === 0 ? null : count, "endpoint");
    await assertNoToolUses(tx, ctx.workspace.id, "endpointId", [id]);
    await audit(tx, ctx, "endpoint.deleted", id);
    return { message: "API endpoint deleted successfully" };
  });
}
