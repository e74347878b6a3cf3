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

/** Sums and percentiles of each group in which there was a call. */
export function countUsage(ctx: Ctx, wanted: Wanted, limits?: Limits): Promise<Counted[]> {
  return readApart<Counted>(sql`
    WITH parts AS (${usageParts(ctx, wanted)}),
    grouped AS MATERIALIZED (SELECT g, kind, layer, bucket, sum(n) AS n, sum(ms) AS ms, sum(cost) AS cost FROM parts GROUP BY g, kind, layer, bucket),
    totals AS (
      SELECT g, kind, sum(n) AS calls, COALESCE(sum(n) FILTER (WHERE layer <> ''), 0) AS failures, sum(ms) AS ms, sum(cost) AS cost
      FROM grouped GROUP BY g, kind
    ), ranked AS (
      SELECT g, kind, bucket, sum(sum(n)) OVER (PARTITION BY g, kind ORDER BY bucket) AS upto FROM grouped GROUP BY g, kind, bucket
    ), percentiles AS (
      SELECT g, kind, min(bucket) FILTER (WHERE upto >= 0.5 * calls) AS p50, min(bucket) FILTER (WHERE upto >= 0.95 * calls) AS p95,
        min(bucket) FILTER (WHERE upto >= 0.99 * calls) AS p99
      FROM ranked JOIN totals USING (g, kind) GROUP BY g, kind
    ), layers AS (
      SELECT g, kind, jsonb_object_agg(layer, n) AS by_layer
      FROM (SELECT g, kind, layer, sum(n) AS n FROM grouped WHERE layer <> '' GROUP BY g, kind, layer) AS failed GROUP BY g, kind
    )
    SELECT g, kind, calls, failures, ${middleOf(sql`p50`)} AS "p50Ms", ${middleOf(sql`p95`)} AS "p95Ms", ${middleOf(sql`p99`)} AS "p99Ms",
      ms AS "totalDurationMs", cost, COALESCE(by_layer, '{}') AS "byLayer"
    FROM totals JOIN percentiles USING (g, kind) LEFT JOIN layers USING (g, kind)
    ${limits === undefined ? empty : sql`ORDER BY ${ORDER[limits.sort]} DESC, g LIMIT ${limits.limit}`}`);
}

export function toTotals({ calls, failures, p50Ms, p95Ms, p99Ms, totalDurationMs, cost }: UsageTotals): UsageTotals {
  return { calls, failures, p50Ms, p95Ms, p99Ms, totalDurationMs, cost };
}

export const NO_CALLS: UsageTotals = { calls: 0, failures: 0, p50Ms: null, p95Ms: null, p99Ms: null, totalDurationMs: 0, cost: 0 };
