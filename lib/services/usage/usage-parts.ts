import type { Ctx } from "#lib/auth/ctx.ts";
import type { UsageQuery } from "#lib/contracts/usage.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { env } from "#lib/env.ts";
import { firstIdOf } from "#lib/id.ts";
import { DAY_MS, type Span, splitRange } from "./split-range.ts";

export type Dimension = "subject" | "actor" | "source" | "layer";
export type UsageFilter = Omit<UsageQuery, "from" | "to">;

export interface Wanted {
  filter: UsageFilter;
  span: Span;
  /** Counted apart by this, or by pieces of time of this length. */
  by?: Dimension;
  stepMs?: number;
}

const { sql, empty, join } = Prisma;
const LAYER = sql`CASE WHEN status = 'failed' THEN COALESCE(layer, 'internal') ELSE '' END`;

/** Rows of `(g, kind, layer, bucket, n, ms, cost)` whose sums are what was called: from cells where they tell enough, else from the rows themselves. */
export function usageParts(ctx: Ctx, wanted: Wanted): Prisma.Sql {
  const { span, stepMs } = wanted;
  const rowsSinceMs = Math.ceil((Date.now() - env().SINTRA_LOG_RETENTION_DAYS * DAY_MS) / DAY_MS) * DAY_MS;
  const slice = sliceOf(wanted);
  const { days, hours, rows } = slice === undefined ? { days: [], hours: [], rows: [span] } : splitRange(span, { stepMs, rowsSinceMs });
  const parts = [
    ...days.map((piece) => fromCells(ctx, wanted, slice, 86_400, piece)),
    ...hours.map((piece) => fromCells(ctx, wanted, slice, 3_600, piece)),
    ...rows.map((piece) => fromRows(ctx, wanted, sql`execution_facts`, piece)),
    fromRows(ctx, wanted, sql`undigested_executions`, span),
  ];
  return join(parts, " UNION ALL ");
}

/** The cells that know all that is asked about; none where two of these meet. */
function sliceOf({ filter, by }: Wanted): string | undefined {
  const { subjectId, subjectType, actorId, source } = filter;
  const needed = new Set<string>(by === undefined || by === "layer" ? [] : [by]);
  if (subjectId !== undefined || subjectType !== undefined) needed.add("subject");
  if (actorId !== undefined) needed.add("actor");
  if (source !== undefined) needed.add("source");
  const [slice = "all", second] = needed;
  return second === undefined ? slice : undefined;
}

function fromCells(ctx: Ctx, wanted: Wanted, slice: string | undefined, seconds: number, [fromMs, toMs]: Span): Prisma.Sql {
  const { by, stepMs, filter } = wanted;
  const key = filter.subjectId ?? filter.actorId ?? filter.source;
  const g = by === undefined ? timeGroup(stepMs) : by === "layer" ? sql`layer` : sql`key`;
  return sql`SELECT ${g} AS g, ${by === undefined || by === "layer" ? sql`''` : sql`key_type`} AS kind, layer, bucket::int, n::float8,
      CASE WHEN place = 1 THEN duration_ms ELSE 0 END AS ms, CASE WHEN place = 1 THEN cost ELSE 0 END AS cost
    FROM usage_cells CROSS JOIN LATERAL unnest(buckets, counts) WITH ORDINALITY AS histogram(bucket, n, place)
    WHERE workspace_id = ${ctx.workspace.id}::uuid AND slice = ${slice} AND seconds = ${seconds} AND at_ms >= ${fromMs} AND at_ms < ${toMs}
      ${key === undefined ? empty : sql`AND key = ${key.toLowerCase()}`}
      ${filter.subjectType === undefined ? empty : sql`AND key_type = ${filter.subjectType}`}
      ${outcomeIs(filter, sql`layer`)} ${by === "layer" ? sql`AND layer <> ''` : empty}`;
}

/** Summed before they meet the others, so that a million rows become few at once. */
function fromRows(ctx: Ctx, wanted: Wanted, table: Prisma.Sql, [fromMs, toMs]: Span): Prisma.Sql {
  const { by, stepMs, filter } = wanted;
  const columns: Record<Dimension, [Prisma.Sql, Prisma.Sql]> = {
    subject: [sql`subject_id`, sql`subject_type`],
    actor: [sql`actor_id`, sql`actor_type`],
    source: [sql`source`, sql`''::text`],
    layer: [LAYER, sql`''::text`],
  };
  const [g, kind] = by === undefined ? [timeGroup(stepMs), sql`''::text`] : columns[by];
  return sql`SELECT ${by === undefined ? sql`g` : sql`COALESCE(g::text, '')`} AS g, kind, layer, bucket::int, n::float8, ms, cost FROM (
      SELECT ${g} AS g, ${kind} AS kind, ${LAYER} AS layer, duration_bucket AS bucket, count(*) AS n, sum(duration_ms) AS ms, sum(cost) AS cost
      FROM ${table}
      WHERE workspace_id = ${ctx.workspace.id}::uuid AND version > 0
        AND id >= ${firstIdOf(new Date(fromMs))}::uuid AND id < ${firstIdOf(new Date(toMs))}::uuid
        ${filter.subjectType === undefined ? empty : sql`AND subject_type = ${filter.subjectType}`}
        ${filter.subjectId === undefined ? empty : sql`AND subject_id = ${filter.subjectId}::uuid`}
        ${filter.actorId === undefined ? empty : sql`AND actor_id = ${filter.actorId}::uuid`}
        ${filter.source === undefined ? empty : sql`AND source = ${filter.source}`}
        ${outcomeIs(filter, LAYER)} ${by === "layer" ? sql`AND status = 'failed'` : empty}
      GROUP BY 1, 2, 3, 4) AS counted`;
}

function timeGroup(stepMs: number | undefined): Prisma.Sql {
  return stepMs === undefined ? sql`0::bigint` : sql`(at_ms - at_ms % ${stepMs}::bigint)`;
}

function outcomeIs({ status, layer }: UsageFilter, column: Prisma.Sql): Prisma.Sql {
  const outcome = status === undefined ? empty : status === "failed" ? sql`AND ${column} <> ''` : sql`AND ${column} = ''`;
  return sql`${outcome} ${layer === undefined ? empty : sql`AND ${column} = ${layer}`}`;
}
