import type { Ctx } from "#lib/auth/ctx.ts";
import type { SearchExecutionsQuery } from "#lib/contracts/executions.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { firstIdOf } from "#lib/id.ts";

export type LogFilter = Omit<SearchExecutionsQuery, "cursor" | "limit" | "search">;

const { sql, empty } = Prisma;

/** What the filter demands of a row of the log, of `execution_facts` or of `undigested_executions`, which have these columns in common. */
export function logFilter({ workspace }: Ctx, filter: LogFilter, before: string | undefined): Prisma.Sql {
  const { status, subjectType, subjectId, layer, actorId, source, parentId, version, minDurationMs, from, to } = filter;
  const when = (value: unknown, condition: () => Prisma.Sql) => (value === undefined ? empty : condition());
  return sql`workspace_id = ${workspace.id}::uuid
    ${when(before, () => sql`AND id < ${before}::uuid`)}
    ${when(from, () => sql`AND id >= ${firstIdOf(new Date(from ?? 0))}::uuid`)}
    ${when(to, () => sql`AND id < ${firstIdOf(new Date(to ?? 0))}::uuid`)}
    ${when(status, () => sql`AND status = ${status}`)}
    ${when(layer, () => sql`AND status = 'failed' AND layer = ${layer}`)}
    ${when(subjectType, () => sql`AND subject_type = ${subjectType}`)}
    ${when(subjectId, () => sql`AND subject_id = ${subjectId}::uuid`)}
    ${when(actorId, () => sql`AND actor_id = ${actorId}::uuid`)}
    ${when(source, () => sql`AND source = ${source}`)}
    ${when(parentId, () => sql`AND parent_id = ${parentId}::uuid`)}
    ${when(version, () => sql`AND version = ${version}`)}
    ${when(minDurationMs, () => sql`AND duration_ms >= ${minDurationMs}`)}`;
}
