import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { ListLogsQuery, LogList } from "#lib/contracts/executions.ts";
import { db } from "#lib/db/client.ts";
import { assertFound, assertId } from "../assert-found.ts";
import { findExecutions } from "../executions/find-executions.ts";

/** The executions of a tool, newest first. */
export async function listToolLogs(ctx: Ctx, { id, ...query }: ListLogsQuery & { id: string }): Promise<LogList> {
  assertCan(ctx, "execution:read");
  const where = { id: assertId(id, "tool"), workspaceId: ctx.workspace.id, deletedAt: null };
  assertFound(await db().customTool.findFirst({ where, select: { id: true } }), "tool");
  return findExecutions(ctx, { ...query, subjectId: id });
}
