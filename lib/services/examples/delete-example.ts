import { audit } from "#lib/audit.ts";
import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { Message } from "#lib/contracts/common.ts";
import { transact } from "#lib/db/transact.ts";
import { assertFound, assertId } from "../assert-found.ts";
import { assertMayKeep } from "./example-subjects.ts";

export async function deleteExample(ctx: Ctx, { id }: { id: string }): Promise<Message> {
  assertCan(ctx, "tool:run");
  return transact(async (tx) => {
    const where = { id: assertId(id, "example"), workspaceId: ctx.workspace.id, deletedAt: null };
    const { name, subjectType } = assertFound(await tx.example.findFirst({ where, select: { name: true, subjectType: true } }), "example");
    assertMayKeep(ctx, subjectType);
    await tx.example.update({ where, data: { deletedAt: new Date() } });
    await audit(tx, ctx, "example.deleted", id, { name });
    return { message: "Example deleted successfully" };
  });
}
