import type { Ctx } from "#lib/auth/ctx.ts";
import type { UsageQuery } from "#lib/contracts/usage.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { env } from "#lib/env.ts";
import { firstIdOf } from "#lib/id.ts";
import { DAY_MS, type Span, splitRange } from "./split-range.ts";

export type UsageFilter = Omit<UsageQuery, "from" | "to">;
type Dimension = "all" | "subject" | "actor" | "source";
/** What cells tell apart: one dimension, or the subjects or actors of one source. */
type Slice = Dimension | `${"subject" | "actor"}@${string}`;

/** Sums by the hour of single subjects, actors and sources are kept for so long; those of all calls as long as the log. */
export const HOURS_KEPT_MS = 3 * DAY_MS;

const { sql, empty, join } = Prisma;

interface Wanted {
  filter: UsageFilter;
  span: Span;
  /** What else than the filter has to be told apart. */
  by?: Dimension | undefined;
  stepMs?: number | undefined;
}

/** Where to count: whatever is in none of these was not called. */
export interface UsageParts {
  /** `FROM … WHERE …` of `usage_cells`; none where only rows tell. */
  cells: Prisma.Sql | undefined;
  /** `FROM … WHERE …` of rows that no cell counts, of which the last are not digested yet. */
  rows: Prisma.Sql[];
}

/** Cells where they tell enough, else the rows themselves, and always what is not digested yet. */
export function usageParts(ctx: Ctx, wanted: Wanted): UsageParts {
  const { span, stepMs, filter } = wanted;
  const slice = sliceOf(wanted);
  const undigested = rowsIn(ctx, filter, sql`undigested_executions`, span);
  if (slice === undefined) return { cells: undefined, rows: [rowsIn(ctx, filter, sql`execution_facts`, span), undigested] };
  const { eights, days, hours, rows } = splitRange(span, { stepMs, ...known(slice, span) });
  const lengths = [
    [8 * 86_400, eights],
    [86_400, days],
    [3_600, hours],
  ] as const;
  const pieces = lengths.flatMap(([seconds, spans]) => spans.map((piece) => inCells(seconds, piece)));
  return {
    cells: pieces.length === 0 ? undefined : cellsIn(ctx, filter, slice, pieces),
    rows: [...rows.map((piece) => rowsIn(ctx, filter, sql`execution_facts`, piece)), undigested],
  };
}

function known(slice: Slice, [, toMs]: Span): { rowsSinceMs: number; hoursSinceMs: number } {
  const rowsSinceMs = Math.ceil((Date.now() - env().SINTRA_LOG_RETENTION_DAYS * DAY_MS) / DAY_MS) * DAY_MS;
  if (slice.includes("@")) return { rowsSinceMs, hoursSinceMs: toMs };
  // A day less than is kept: the oldest goes while this is read.
  return { rowsSinceMs, hoursSinceMs: slice === "all" ? rowsSinceMs : Date.now() - HOURS_KEPT_MS + DAY_MS };
}

/** The cells that know all that is asked about; none where a subject and an actor meet, or where one of these is broken down by source. */
function sliceOf({ filter, by = "all" }: Wanted): Slice | undefined {
  const { subjectId, subjectType, actorId, source } = filter;
  const hasSubject = by === "subject" || subjectId !== undefined || subjectType !== undefined;
  const hasActor = by === "actor" || actorId !== undefined;
  if (hasSubject && hasActor) return;
  const one = hasSubject ? "subject" : hasActor ? "actor" : undefined;
  if (one === undefined) return by === "source" || source !== undefined ? "source" : "all";
  if (by === "source") return;
  return source === undefined ? one : `${one}@${source}`;
}

const inCells = (seconds: number, [fromMs, toMs]: Span) => sql`(seconds = ${seconds} AND at_ms >= ${fromMs} AND at_ms < ${toMs})`;

function cellsIn(ctx: Ctx, filter: UsageFilter, slice: Slice, pieces: Prisma.Sql[]): Prisma.Sql {
  const key = filter.subjectId ?? filter.actorId ?? (slice === "source" ? filter.source : undefined);
  return sql`FROM usage_cells WHERE workspace_id = ${ctx.workspace.id}::uuid AND slice = ${slice} AND (${join(pieces, " OR ")})
    ${key === undefined ? empty : sql`AND key = ${key.toLowerCase()}`}
    ${filter.subjectType === undefined ? empty : sql`AND key_type = ${filter.subjectType}`} ${outcomeIs(filter)}`;
}

function rowsIn(ctx: Ctx, filter: UsageFilter, table: Prisma.Sql, [fromMs, toMs]: Span): Prisma.Sql {
  return sql`FROM ${table} WHERE workspace_id = ${ctx.workspace.id}::uuid AND version > 0
    AND id >= ${firstIdOf(new Date(fromMs))}::uuid AND id < ${firstIdOf(new Date(toMs))}::uuid
    ${filter.subjectType === undefined ? empty : sql`AND subject_type = ${filter.subjectType}`}
    ${filter.subjectId === undefined ? empty : sql`AND subject_id = ${filter.subjectId}::uuid`}
    ${filter.actorId === undefined ? empty : sql`AND actor_id = ${filter.actorId}::uuid`}
    ${filter.source === undefined ? empty : sql`AND source = ${filter.source}`} ${outcomeIs(filter)}`;
}

/** The layer is empty where nothing failed. */
function outcomeIs({ status, layer }: UsageFilter): Prisma.Sql {
  const outcome = status === undefined ? empty : status === "failed" ? sql`AND layer <> ''` : sql`AND layer = ''`;
  return sql`${outcome} ${layer === undefined ? empty : sql`AND layer = ${layer}`}`;
}
