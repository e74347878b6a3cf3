import type { Ctx } from "#lib/auth/ctx.ts";
import type { SearchExecutionsQuery } from "#lib/contracts/executions.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { firstIdOf } from "#lib/id.ts";

export type LogFilter = Omit<SearchExecutionsQuery, "cursor" | "limit" | "search">;

const { sql, empty } = Prisma;

/** What the filter demands of a row of the log, or of `execution_facts` and `undigested_executions`, which tell of no status. */
export function logFilter({ workspace }: Ctx, filter: LogFilter, before: string | undefined, table: "log" | "facts" = "facts"): Prisma.Sql {
  const { status, subjectType, subjectId, layer, actorId, source, parentId, version, minDurationMs, from, to } = filter;
  const when = (value: unknown, condition: () => Prisma.Sql) => (value === undefined ? empty : condition());
  return sql`workspace_id = ${workspace.id}::uuid AND ${idBetween({ from, to }, before)}
    ${when(status, () => statusIs(table, status === "failed"))}
    ${when(layer, () => sql`AND layer = ${layer}`)}
    ${when(subjectType, () => sql`AND subject_type = ${subjectType}`)}
    ${when(subjectId, () => sql`AND subject_id = ${subjectId}::uuid`)}
    ${when(actorId, () => sql`AND actor_id = ${actorId}::uuid`)}
    ${when(source, () => sql`AND source = ${source}`)}
    ${when(parentId, () => sql`AND parent_id = ${parentId}::uuid`)}
    ${when(version, () => sql`AND version = ${version}`)}
    ${when(minDurationMs, () => sql`AND duration_ms >= ${minDurationMs}`)}`;
}

/** Ids tell the time. */
export function idBetween({ from, to }: Pick<LogFilter, "from" | "to">, before: string | undefined): Prisma.Sql {
  const bounds = [
    ...(before === undefined ? [] : [sql`id < ${before}::uuid`]),
    ...(from === undefined ? [] : [sql`id >= ${firstIdOf(new Date(from))}::uuid`]),
    ...(to === undefined ? [] : [sql`id < ${firstIdOf(new Date(to))}::uuid`]),
  ];
  return bounds.length === 0 ? sql`true` : Prisma.join(bounds, " AND ");
}

function statusIs(table: "log" | "facts", isFailed: boolean): Prisma.Sql {
  if (table === "log") return isFailed ? sql`AND status = 'failed'` : sql`AND status = 'succeeded'`;
  return isFailed ? sql`AND layer <> ''` : sql`AND layer = ''`;
}
