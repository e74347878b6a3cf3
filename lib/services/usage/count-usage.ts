import type { Ctx } from "#lib/auth/ctx.ts";
import type { UsageBreakdownQuery, UsageTotals } from "#lib/contracts/usage.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { readApart } from "#lib/db/read-apart.ts";
import { usageParts, type Wanted } from "./usage-parts.ts";

/** One group: a piece of time, or one of a dimension. */
export interface Counted extends UsageTotals {
  g: string;
  kind: string;
  byLayer: Record<string, number>;
}

interface Limits {
  sort: UsageBreakdownQuery["sort"];
  limit: number;
}

const { sql, empty } = Prisma;
const ORDER: Record<UsageBreakdownQuery["sort"], Prisma.Sql> = {
  calls: sql`calls`,
  failures: sql`failures`,
  p95: sql`p95`,
  duration: sql`ms`,
  cost: sql`cost`,
};
/** The middle of a bucket is within 2.5 % of whatever is in it. */
const middleOf = (bucket: Prisma.Sql) => sql`power(1.05::float8, ${bucket} + 0.5)`;

/**
 * Sums and percentiles of each group in which there was a call. What takes time is to add up histograms, one for each hour or day of each group,
 * so the groups are chosen by their sums first, unless it is the histogram that they are sorted by.
 */
export function countUsage(ctx: Ctx, wanted: Wanted, limits?: Limits): Promise<Counted[]> {
  const { cells, rows } = usageParts(ctx, wanted);
  const first = limits === undefined ? empty : sql`ORDER BY ${ORDER[limits.sort]} DESC NULLS LAST, g LIMIT ${limits.limit}`;
  const chooses = limits !== undefined && limits.sort !== "p95";
  const chosenKeys = chooses && cells !== undefined && wanted.by !== "layer" ? sql`AND key IN (SELECT g FROM chosen)` : empty;
  return readApart<Counted>(sql`
    WITH counted AS MATERIALIZED (${rows}),
    sums AS MATERIALIZED (
      SELECT g, kind, layer, sum(n)::float8 AS n, sum(ms) AS ms, sum(cost) AS cost
      FROM (
        ${cells === undefined ? empty : sql`SELECT ${cells.g} AS g, ${cells.kind} AS kind, layer, calls AS n, duration_ms AS ms, cost ${cells.from} UNION ALL`}
        SELECT g, kind, layer, n, ms, cost FROM counted) AS parts
      GROUP BY g, kind, layer
    ), totals AS (
      SELECT g, kind, sum(n) AS calls, COALESCE(sum(n) FILTER (WHERE layer <> ''), 0) AS failures, sum(ms) AS ms, sum(cost) AS cost,
        COALESCE(jsonb_object_agg(layer, n) FILTER (WHERE layer <> ''), '{}') AS by_layer
      FROM sums GROUP BY g, kind
    ), chosen AS MATERIALIZED (SELECT * FROM totals ${chooses ? first : empty}),
    histograms AS (
      SELECT g, kind, bucket, sum(n) AS n
      FROM (
        ${cells === undefined ? empty : sql`SELECT ${cells.g} AS g, ${cells.kind} AS kind, unnest(buckets) AS bucket, unnest(counts) AS n ${cells.from} ${chosenKeys} UNION ALL`}
        SELECT g, kind, bucket, n FROM counted) AS parts
      GROUP BY g, kind, bucket
    ), ranked AS (
      SELECT g, kind, bucket, calls, sum(n) OVER (PARTITION BY g, kind ORDER BY bucket) AS upto FROM histograms JOIN chosen USING (g, kind)
    ), percentiles AS (
      SELECT g, kind, min(bucket) FILTER (WHERE upto >= 0.5 * calls) AS p50, min(bucket) FILTER (WHERE upto >= 0.95 * calls) AS p95,
        min(bucket) FILTER (WHERE upto >= 0.99 * calls) AS p99
      FROM ranked GROUP BY g, kind
    )
    SELECT g, kind, calls, failures, ${middleOf(sql`p50`)} AS "p50Ms", ${middleOf(sql`p95`)} AS "p95Ms", ${middleOf(sql`p99`)} AS "p99Ms",
      ms AS "totalDurationMs", cost, by_layer AS "byLayer"
    FROM chosen JOIN percentiles USING (g, kind) ${first}`);
}

export function toTotals({ calls, failures, p50Ms, p95Ms, p99Ms, totalDurationMs, cost }: UsageTotals): UsageTotals {
  const percentiles = { p50Ms: rounded(p50Ms), p95Ms: rounded(p95Ms), p99Ms: rounded(p99Ms) };
  return { calls, failures, ...percentiles, totalDurationMs: Number(totalDurationMs.toFixed(3)), cost: Number(cost.toFixed(9)) };
}

/** More digits would say more than a histogram knows. */
function rounded(ms: number | null): number | null {
  return ms === null ? null : Number(ms.toPrecision(5));
}

export const NO_CALLS: UsageTotals = { calls: 0, failures: 0, p50Ms: null, p95Ms: null, p99Ms: null, totalDurationMs: 0, cost: 0 };
