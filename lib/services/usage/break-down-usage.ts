import type { Ctx } from "#lib/auth/ctx.ts";
import type { UsageBreakdownQuery, UsageTotals } from "#lib/contracts/usage.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { readApart } from "#lib/db/read-apart.ts";
import type { Span } from "./split-range.ts";
import { type UsageFilter, type UsageParts, usageParts } from "./usage-parts.ts";
import { percentilesOf, unionAll } from "./usage-sql.ts";

/** One of a dimension: `g` is its key, `kind` the type of a subject or actor. */
interface Broken extends UsageTotals {
  g: string;
  kind: string;
}

type By = UsageBreakdownQuery["by"];
type Sort = UsageBreakdownQuery["sort"];

interface Wanted {
  filter: UsageFilter;
  span: Span;
  by: By;
  sort: Sort;
  limit: number;
}

const { sql, empty } = Prisma;
const ORDER: Record<Sort, Prisma.Sql> = {
  calls: sql`calls`,
  failures: sql`failures`,
  p95: sql`"p95Ms"`,
  duration: sql`ms`,
  cost: sql`cost`,
};
/** How the key and its type are called in cells and in rows, and the key of rows as that of cells. */
const COLUMNS: Record<By, { cell: Prisma.Sql; cellKind: Prisma.Sql; row: Prisma.Sql; rowKind: Prisma.Sql; text: Prisma.Sql }> = {
  subject: { cell: sql`key`, cellKind: sql`key_type`, row: sql`subject_id`, rowKind: sql`subject_type`, text: sql`g::text` },
  actor: { cell: sql`key`, cellKind: sql`key_type`, row: sql`actor_id`, rowKind: sql`actor_type`, text: sql`COALESCE(g::text, '')` },
  source: { cell: sql`key`, cellKind: sql`''::text`, row: sql`source`, rowKind: sql`''::text`, text: sql`g` },
  layer: { cell: sql`layer`, cellKind: sql`''::text`, row: sql`layer`, rowKind: sql`''::text`, text: sql`g` },
};

/**
 * Sums and percentiles of the first by `sort`. Rows are read once, into groups by key and bucket. What takes time of cells is to add up
 * histograms, of each day and key, so the keys are chosen by their sums before; where it is the histogram that they are sorted by, by one of a
 * quarter of the buckets, which leaves few of them.
 */
export function breakDownUsage(ctx: Ctx, { by, sort, limit, ...wanted }: Wanted): Promise<Broken[]> {
  const failed = by === "layer" ? { ...wanted.filter, status: wanted.filter.status ?? ("failed" as const) } : wanted.filter;
  if (failed.status === "succeeded" && by === "layer") return Promise.resolve([]);
  const { cells, rows } = usageParts(ctx, { ...wanted, filter: failed, by: by === "layer" ? "all" : by });
  const chosen = sort === "p95" ? slowest(limit) : sql`SELECT * FROM totals ORDER BY ${ORDER[sort]} DESC, g LIMIT ${limit}`;
  return readApart<Broken>(sql`
    WITH counted AS MATERIALIZED (${unionAll(rows.map((from) => counted(by, from)))}),
    totals AS MATERIALIZED (
      SELECT g, kind, sum(n)::float8 AS calls, sum(failures)::float8 AS failures, sum(ms) AS ms, sum(cost) AS cost FROM (${sums(by, cells)}) AS parts GROUP BY g, kind
    )${sort === "p95" ? places(by, cells) : empty},
    chosen AS MATERIALIZED (${chosen}),
    fine AS (${histogram(by, cells, true)}),
    ranked AS (SELECT chosen.*, bucket, sum(n) OVER (PARTITION BY g, kind ORDER BY bucket) AS upto FROM fine JOIN chosen USING (g, kind))
    SELECT g, kind, calls, failures, ${percentilesOf()}, ms AS "totalDurationMs", cost FROM ranked GROUP BY g, kind, calls, failures, ms, cost
    ORDER BY ${ORDER[sort]} DESC, g LIMIT ${limit}`);
}

/** Rows by key and bucket. */
function counted(by: By, from: Prisma.Sql): Prisma.Sql {
  const { row, rowKind, text } = COLUMNS[by];
  return sql`SELECT ${text} AS g, kind, bucket, n, failures, ms, cost FROM (
    SELECT ${row} AS g, ${rowKind} AS kind, duration_bucket AS bucket, count(*) AS n, count(*) FILTER (WHERE layer <> '') AS failures,
      sum(duration_ms) AS ms, sum(cost) AS cost
    ${from} GROUP BY 1, 2, 3) AS grouped`;
}

function sums(by: By, cells: UsageParts["cells"]): Prisma.Sql {
  const { cell, cellKind } = COLUMNS[by];
  return unionAll([
    cells &&
      sql`SELECT ${cell} AS g, ${cellKind} AS kind, calls AS n, CASE WHEN layer <> '' THEN calls ELSE 0 END AS failures, duration_ms AS ms, cost ${cells}`,
    sql`SELECT g, kind, n, failures, ms, cost FROM counted`,
  ]);
}

/** Either of what was chosen, or of all, in steps of four buckets counted from one that none is below. */
function histogram(by: By, cells: UsageParts["cells"], isFine: boolean): Prisma.Sql {
  const { cell, cellKind } = COLUMNS[by];
  const step = isFine ? sql`bucket` : sql`(bucket + 1000) / 4 AS bucket`;
  const ofChosen = isFine ? sql`AND ${cell} IN (SELECT g FROM chosen)` : empty;
  return sql`SELECT g, kind, bucket, sum(n) AS n FROM (${unionAll([
    cells &&
      sql`SELECT g, kind, ${step}, n FROM (
        SELECT ${cell} AS g, ${cellKind} AS kind, unnest(buckets) AS bucket, unnest(counts) AS n ${cells} ${ofChosen}) AS cells`,
    sql`SELECT g, kind, ${step}, n FROM counted`,
  ])}) AS parts GROUP BY g, kind, bucket`;
}

/** Where the p95 of each lies, in steps of four buckets. */
function places(by: By, cells: UsageParts["cells"]): Prisma.Sql {
  return sql`, coarse AS (${histogram(by, cells, false)}), places AS MATERIALIZED (
      SELECT g, kind, min(bucket) FILTER (WHERE upto >= 0.95::float8 * calls) AS place
      FROM (
        SELECT g, kind, bucket, sum(n) OVER (PARTITION BY g, kind ORDER BY bucket) AS upto, sum(n) OVER (PARTITION BY g, kind) AS calls FROM coarse) AS running
      GROUP BY g, kind
    )`;
}

/** All that may be among the slowest: whose p95 is in the coarse bucket of the last of them, or in a later one. */
function slowest(limit: number): Prisma.Sql {
  return sql`SELECT totals.* FROM totals JOIN places USING (g, kind)
    WHERE place >= COALESCE((SELECT place FROM places ORDER BY place DESC OFFSET ${limit - 1} LIMIT 1), 0)`;
}
