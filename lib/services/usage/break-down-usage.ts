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
/** How the key and its type are called in cells and in rows; `is` picks the rows of what was chosen. */
const COLUMNS: Record<By, { cell: Prisma.Sql; row: Prisma.Sql; text: Prisma.Sql; kind: Prisma.Sql; chosen: Prisma.Sql }> = {
  subject: {
    cell: sql`key`,
    row: sql`subject_id`,
    text: sql`g::text`,
    kind: sql`subject_type`,
    chosen: sql`AND subject_id IN (SELECT g::uuid FROM chosen)`,
  },
  actor: {
    cell: sql`key`,
    row: sql`actor_id`,
    text: sql`COALESCE(g::text, '')`,
    kind: sql`actor_type`,
    chosen: sql`AND (actor_id IS NULL OR actor_id IN (SELECT NULLIF(g, '')::uuid FROM chosen))`,
  },
  source: { cell: sql`key`, row: sql`source`, text: sql`g`, kind: sql`''::text`, chosen: empty },
  layer: { cell: sql`layer`, row: sql`layer`, text: sql`g`, kind: sql`''::text`, chosen: empty },
};

/**
 * Sums and percentiles of the first by `sort`. What takes time is to add up histograms, of each day and key, so the keys are chosen by their
 * sums before; where it is the histogram that they are sorted by, by one of a quarter of the buckets, which leaves few of them.
 */
export function breakDownUsage(ctx: Ctx, { by, sort, limit, ...wanted }: Wanted): Promise<Broken[]> {
  const failed = by === "layer" ? { ...wanted.filter, status: wanted.filter.status ?? ("failed" as const) } : wanted.filter;
  if (failed.status === "succeeded" && by === "layer") return Promise.resolve([]);
  const parts = usageParts(ctx, { ...wanted, filter: failed, by: by === "layer" ? "all" : by });
  const chosen = sort === "p95" ? slowest(limit) : sql`SELECT * FROM totals ORDER BY ${ORDER[sort]} DESC, g LIMIT ${limit}`;
  return readApart<Broken>(sql`
    WITH totals AS MATERIALIZED (
      SELECT g, kind, sum(n)::float8 AS calls, sum(failures)::float8 AS failures, sum(ms) AS ms, sum(cost) AS cost FROM (${sums(by, parts)}) AS parts GROUP BY g, kind
    )${sort === "p95" ? places(by, parts) : empty},
    chosen AS MATERIALIZED (${chosen}),
    fine AS (${histogram(by, parts, true)}),
    ranked AS (SELECT chosen.*, bucket, sum(n) OVER (PARTITION BY g, kind ORDER BY bucket) AS upto FROM fine JOIN chosen USING (g, kind))
    SELECT g, kind, calls, failures, ${percentilesOf()}, ms AS "totalDurationMs", cost FROM ranked GROUP BY g, kind, calls, failures, ms, cost
    ORDER BY ${ORDER[sort]} DESC, g LIMIT ${limit}`);
}

function sums(by: By, { cells, rows }: UsageParts): Prisma.Sql {
  const { cell, row, text, kind } = COLUMNS[by];
  return unionAll([
    cells &&
      sql`SELECT ${cell} AS g, ${kindOfCell(by)} AS kind, calls AS n, CASE WHEN layer <> '' THEN calls ELSE 0 END AS failures, duration_ms AS ms, cost ${cells}`,
    ...rows.map(
      (from) => sql`SELECT ${text} AS g, kind, n, failures, ms, cost FROM (
        SELECT ${row} AS g, ${kind} AS kind, count(*) AS n, count(*) FILTER (WHERE layer <> '') AS failures, sum(duration_ms) AS ms, sum(cost) AS cost
        ${from} GROUP BY 1, 2) AS counted`,
    ),
  ]);
}

/** Either of what was chosen, or of all, in steps of four buckets counted from one that none is below. */
function histogram(by: By, { cells, rows }: UsageParts, isFine: boolean): Prisma.Sql {
  const { cell, row, text, kind, chosen } = COLUMNS[by];
  const stepOf = (bucket: Prisma.Sql) => (isFine ? bucket : sql`(${bucket} + 1000) / 4`);
  const ofChosen = isFine ? sql`AND ${cell} IN (SELECT g FROM chosen)` : empty;
  return sql`SELECT g, kind, bucket, sum(n) AS n FROM (${unionAll([
    cells &&
      sql`SELECT g, kind, ${stepOf(sql`bucket`)} AS bucket, n FROM (
        SELECT ${cell} AS g, ${kindOfCell(by)} AS kind, unnest(buckets) AS bucket, unnest(counts) AS n ${cells} ${ofChosen}) AS cells`,
    ...rows.map(
      (from) => sql`SELECT ${text} AS g, kind, bucket, n FROM (
        SELECT ${row} AS g, ${kind} AS kind, ${stepOf(sql`duration_bucket`)} AS bucket, count(*) AS n ${from} ${isFine ? chosen : empty} GROUP BY 1, 2, 3) AS counted`,
    ),
  ])}) AS parts GROUP BY g, kind, bucket`;
}

/** Where the p95 of each lies, in steps of four buckets. */
function places(by: By, parts: UsageParts): Prisma.Sql {
  return sql`, coarse AS (${histogram(by, parts, false)}), places AS MATERIALIZED (
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

function kindOfCell(by: By): Prisma.Sql {
  return by === "subject" || by === "actor" ? sql`key_type` : sql`''::text`;
}
