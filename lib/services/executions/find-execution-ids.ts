import type { Ctx } from "#lib/auth/ctx.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { readApart } from "#lib/db/read-apart.ts";
import { idBetween, type LogFilter, logFilter } from "./log-filter.ts";

export interface Find {
  filter: LogFilter;
  /** Words, each the beginning of one that must be there; absent or empty finds all. */
  search: string | undefined;
  /** Only older executions than this one. */
  before: string | undefined;
  limit: number;
}

/** So many of the newest are read word by word before the index is asked: common words are found there, and in the index a million times. */
const NEWEST_ROWS = 4_000;
/** A plan that reads the words of every row would take minutes. */
const BY_INDEX = "SET LOCAL enable_seqscan = off";

const { sql } = Prisma;

/** The ids of the executions that fit, the newest first. */
export async function findExecutionIds(ctx: Ctx, find: Find): Promise<string[]> {
  const read = async (query: Prisma.Sql, settings?: string) => (await readApart<{ id: string }>(query, settings)).map(({ id }) => id);
  if (find.search === undefined || find.search === "") return read(filtered(ctx, find));
  const near = await read(searchedNear(ctx, find));
  return near.length >= find.limit ? near : read(searched(ctx, find), BY_INDEX);
}

function filtered(ctx: Ctx, { filter, before, limit }: Find): Prisma.Sql {
  // What is not digested yet is in the log alone, and as long as old rows are digested after an update, they are, too.
  if (isOfLog(filter))
    return sql`SELECT id FROM tool_execution_logs WHERE ${logFilter(ctx, filter, before, "log")} ORDER BY id DESC LIMIT ${limit}`;
  const where = logFilter(ctx, filter, before);
  return sql`(SELECT id FROM execution_facts WHERE ${where} ORDER BY id DESC LIMIT ${limit}) UNION ALL (${undigested(where, limit)})
    ORDER BY id DESC LIMIT ${limit}`;
}

/** The log itself has indexes for these. */
function isOfLog(filter: LogFilter): boolean {
  const { status, subjectId, from, to, subjectType, ...others } = filter;
  const isSingle = status === undefined || subjectId === undefined;
  return isSingle && (subjectType === undefined || subjectId !== undefined) && Object.values(others).every((value) => value === undefined);
}

const undigested = (where: Prisma.Sql, limit: number) =>
  sql`SELECT id FROM undigested_executions WHERE ${where} ORDER BY id DESC LIMIT ${limit}`;

function searchedNear(ctx: Ctx, { filter, search, before, limit }: Find): Prisma.Sql {
  const where = logFilter(ctx, filter, before);
  return sql`
    WITH newest AS MATERIALIZED (SELECT id FROM execution_facts WHERE ${where} ORDER BY id DESC LIMIT ${NEWEST_ROWS})
    SELECT id FROM newest CROSS JOIN LATERAL (SELECT words FROM execution_words w WHERE w.id = newest.id OFFSET 0) AS its
    WHERE its.words @@ sintra_search_query(${ctx.workspace.id}::uuid, ${search})
    UNION ALL (${undigestedWith(ctx, sql`${where} AND id > ALL (SELECT id FROM newest ORDER BY id LIMIT 1)`, search)})
    ORDER BY id DESC LIMIT ${limit}`;
}

function searched(ctx: Ctx, { filter, search, before, limit }: Find): Prisma.Sql {
  const where = logFilter(ctx, filter, before);
  const { from, to } = filter;
  const words = marksOf(filter).reduce(
    (query, mark) => sql`${query} && ${`'${mark}'`}::tsquery`,
    sql`sintra_search_query(${ctx.workspace.id}::uuid, ${search})`,
  );
  return sql`
    WITH hits AS MATERIALIZED (SELECT id FROM execution_words WHERE words @@ (${words}) AND ${idBetween({ from, to }, before)})
    SELECT id FROM hits JOIN execution_facts USING (id) WHERE ${where}
    UNION ALL (${undigestedWith(ctx, where, search)})
    ORDER BY id DESC LIMIT ${limit}`;
}

/** Words in upper case that the digest adds: what a filter leaves of many hits is found by the index as well. */
function marksOf({ status, layer, subjectId, actorId }: LogFilter): string[] {
  const end = (id: string) => id.toLowerCase().slice(-12);
  return [
    ...(status === "failed" ? ["F"] : []),
    ...(layer === undefined ? [] : [`L${layer}`]),
    ...(subjectId === undefined ? [] : [`S${end(subjectId)}`]),
    ...(actorId === undefined ? [] : [`A${end(actorId)}`]),
  ];
}

/** Words of these are taken from the log itself; only the newest can be on the first page. */
function undigestedWith(ctx: Ctx, where: Prisma.Sql, search: string | undefined): Prisma.Sql {
  return sql`
    SELECT pending.id FROM (${undigested(where, NEWEST_ROWS)}) AS pending JOIN tool_execution_logs l USING (id)
    WHERE sintra_execution_words(l.workspace_id, l.id, l.request_id, l.input, l.output, l.logs, l.error)
      @@ sintra_search_query(${ctx.workspace.id}::uuid, ${search})`;
}
