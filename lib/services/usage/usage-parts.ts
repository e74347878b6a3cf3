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

/** Sums by the hour of single subjects, actors and sources are kept for so long; those of all calls as long as the log. */
export const HOURS_KEPT_MS = 3 * DAY_MS;

const { sql, empty, join } = Prisma;

export interface UsageParts {
  /** `FROM … WHERE …` of the cells that are part of the answer, with `g` and `kind` as expressions of their columns; none where only rows tell. */
  cells: { g: Prisma.Sql; kind: Prisma.Sql; from: Prisma.Sql } | undefined;
  /** Rows of `(g, kind, layer, bucket, n, ms, cost)` for the rest, summed up already. */
  rows: Prisma.Sql;
}

/** What has to be added up: cells where they tell enough, else the rows themselves, and always what is not digested yet. */
export function usageParts(ctx: Ctx, wanted: Wanted): UsageParts {
  const { span, stepMs } = wanted;
  const slice = sliceOf(wanted);
  const { days, hours, rows } = slice === undefined ? { days: [], hours: [], rows: [span] } : splitRange(span, { stepMs, ...known(slice) });
  const pieces = [...days.map((piece) => inCells(86_400, piece)), ...hours.map((piece) => inCells(3_600, piece))];
  const counted = [
    ...rows.map((piece) => fromRows(ctx, wanted, sql`execution_facts`, piece)),
    fromRows(ctx, wanted, sql`undigested_executions`, span),
  ];
  return {
    cells: slice === undefined || pieces.length === 0 ? undefined : fromCells(ctx, wanted, slice, pieces),
    rows: join(counted, " UNION ALL "),
  };
}

function known(slice: string): { rowsSinceMs: number; hoursSinceMs: number } {
  const rowsSinceMs = Math.ceil((Date.now() - env().SINTRA_LOG_RETENTION_DAYS * DAY_MS) / DAY_MS) * DAY_MS;
  // A day less than is kept: the oldest goes while this is read.
  return { rowsSinceMs, hoursSinceMs: slice === "all" ? rowsSinceMs : Date.now() - HOURS_KEPT_MS + DAY_MS };
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

const inCells = (seconds: number, [fromMs, toMs]: Span) => sql`(seconds = ${seconds} AND at_ms >= ${fromMs} AND at_ms < ${toMs})`;

function fromCells(ctx: Ctx, { by, stepMs, filter }: Wanted, slice: string, pieces: Prisma.Sql[]): NonNullable<UsageParts["cells"]> {
  const key = filter.subjectId ?? filter.actorId ?? filter.source;
  const isOne = by === undefined || by === "layer";
  return {
    g: by === undefined ? timeGroup(stepMs) : by === "layer" ? sql`layer` : sql`key`,
    kind: isOne ? sql`''::text` : sql`key_type`,
    from: sql`FROM usage_cells WHERE workspace_id = ${ctx.workspace.id}::uuid AND slice = ${slice} AND (${join(pieces, " OR ")})
      ${key === undefined ? empty : sql`AND key = ${key.toLowerCase()}`}
      ${filter.subjectType === undefined ? empty : sql`AND key_type = ${filter.subjectType}`}
      ${outcomeIs(filter)} ${by === "layer" ? sql`AND layer <> ''` : empty}`,
  };
}

function fromRows(ctx: Ctx, { by, stepMs, filter }: Wanted, table: Prisma.Sql, [fromMs, toMs]: Span): Prisma.Sql {
  const columns: Record<Dimension, [Prisma.Sql, Prisma.Sql]> = {
    subject: [sql`subject_id`, sql`, subject_type AS kind`],
    actor: [sql`actor_id`, sql`, actor_type AS kind`],
    source: [sql`source`, empty],
    layer: [sql`layer`, empty],
  };
  const [g, kind] = by === undefined ? [timeGroup(stepMs), empty] : columns[by];
  return sql`SELECT ${by === undefined ? sql`g` : sql`COALESCE(g::text, '')`} AS g, ${kind === empty ? sql`''::text` : sql`kind`} AS kind,
      layer, bucket, n, ms, cost FROM (
      SELECT ${g} AS g${kind}, layer, duration_bucket AS bucket, count(*) AS n, sum(duration_ms) AS ms, sum(cost) AS cost
      FROM ${table}
      WHERE workspace_id = ${ctx.workspace.id}::uuid AND version > 0
        AND id >= ${firstIdOf(new Date(fromMs))}::uuid AND id < ${firstIdOf(new Date(toMs))}::uuid
        ${filter.subjectType === undefined ? empty : sql`AND subject_type = ${filter.subjectType}`}
        ${filter.subjectId === undefined ? empty : sql`AND subject_id = ${filter.subjectId}::uuid`}
        ${filter.actorId === undefined ? empty : sql`AND actor_id = ${filter.actorId}::uuid`}
        ${filter.source === undefined ? empty : sql`AND source = ${filter.source}`}
        ${outcomeIs(filter)} ${by === "layer" ? sql`AND layer <> ''` : empty}
      GROUP BY 1, 2, 3${kind === empty ? empty : sql`, 4`}) AS counted`;
}

function timeGroup(stepMs: number | undefined): Prisma.Sql {
  return stepMs === undefined ? sql`0::bigint` : sql`(at_ms - at_ms % ${stepMs}::bigint)`;
}

/** The layer is empty where nothing failed. */
function outcomeIs({ status, layer }: UsageFilter): Prisma.Sql {
  const outcome = status === undefined ? empty : status === "failed" ? sql`AND layer <> ''` : sql`AND layer = ''`;
  return sql`${outcome} ${layer === undefined ? empty : sql`AND layer = ${layer}`}`;
}
