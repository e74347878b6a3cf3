import { audit } from "#lib/audit.ts";
import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { Message } from "#lib/contracts/common.ts";
import { transact } from "#lib/db/transact.ts";
import { assertFound, assertId } from "../assert-found.ts";
import { forgetConnections } from "../oauth/forget-connections.ts";
import { assertNoSnippetUses } from "../snippets/assert-no-snippet-uses.ts";
import { assertNoToolUses } from "../tools/assert-no-tool-uses.ts";

/** Soft, with its endpoints; refused while a tool calls one of them or a snippet names it. Its service's description goes for good. */
export async function deleteConnector(ctx: Ctx, { id }: { id: string }): Promise<Message> {
  assertCan(ctx, "connector:write");
  return transact(async (tx) => {
    const where = { id: assertId(id, "connector"), workspaceId: ctx.workspace.id, deletedAt: null };
    const gone = { deletedAt: new Date() };
    const { count } = await tx.apiConnector.updateMany({ where, data: gone });
    assertFound(count === 0 ? null : count, "connector");
    const { name } = await tx.apiConnector.findUniqueOrThrow({ where: { id, workspaceId: ctx.workspace.id }, select: { name: true } });
    await assertNoSnippetUses(tx, ctx.workspace.id, name);
    const ofConnector = { connectorId: id, workspaceId: ctx.workspace.id, deletedAt: null };
    const endpoints = await tx.apiEndpoint.findMany({ where: ofConnector, select: { id: true } });
    await tx.apiEndpoint.updateMany({ where: ofConnector, data: gone });
    await tx.connectorSchema.deleteMany({ where: { connectorId: id, workspaceId: ctx.workspace.id } });
    await forgetConnections(tx, ctx, id);
    await assertNoToolUses(
      tx,
      ctx.workspace.id,
      "endpointId",
      endpoints.map((endpoint) => endpoint.id),
    );
    await audit(tx, ctx, "connector.deleted", id, { endpoints: endpoints.length });
    return { message: "API connector deleted successfully" };
  });
}
