import type { Ctx } from "#lib/auth/ctx.ts";
import type { ListExecutionsQuery, LogList } from "#lib/contracts/executions.ts";
import { db } from "#lib/db/client.ts";
import { firstIdOf } from "#lib/id.ts";
import { findActorNames } from "../actor-names.ts";
import { defined } from "../defined.ts";
import { pageArgs, toPage } from "../page.ts";
import { showsInternals } from "./shows-internals.ts";
import { toExecution } from "./to-execution.ts";

/** One page of the workspace's log, newest first. */
export async function findExecutions(ctx: Ctx, query: ListExecutionsQuery): Promise<LogList> {
  const { where, ...page } = pageArgs(query);
  const { status, subjectType, subjectId, from, to } = query;
  const between = { gte: from && firstIdOf(new Date(from)), lt: to && firstIdOf(new Date(to)) };
  const rows = await db().toolExecutionLog.findMany({
    where: { AND: [where, { id: defined(between) }], ...defined({ status, subjectType, subjectId }), workspaceId: ctx.workspace.id },
    ...page,
  });
  const names = await findActorNames(rows);
  return toPage("logs", rows, query, (row) => toExecution(row, names.get(row.actorId ?? "") ?? null, showsInternals(ctx)));
}
