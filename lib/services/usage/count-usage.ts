import type { Ctx } from "#lib/auth/ctx.ts";
import type { UsageTotals } from "#lib/contracts/usage.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { readApart } from "#lib/db/read-apart.ts";
import type { Span } from "./split-range.ts";
import { type UsageFilter, usageParts } from "./usage-parts.ts";
import { percentilesOf, unionAll } from "./usage-sql.ts";

/** A piece of time. */
export interface Counted extends UsageTotals {
  /** Its start, in milliseconds. */
  g: string;
  byLayer: Record<string, number>;
}

interface Wanted {
  filter: UsageFilter;
  span: Span;
  /** The length of the pieces; one piece where absent. */
  stepMs?: number;
}

const { sql } = Prisma;

/** Sums and percentiles of each piece of time in which there was a call. */
export function countUsage(ctx: Ctx, wanted: Wanted): Promise<Counted[]> {
  const { stepMs } = wanted;
  const { cells, rows } = usageParts(ctx, wanted);
  const g = stepMs === undefined ? sql`0::bigint` : sql`(at_ms - at_ms % ${stepMs}::bigint)`;
  const counted = rows.map(
    (from) =>
      sql`SELECT ${g} AS g, layer, duration_bucket AS bucket, count(*) AS n, sum(duration_ms) AS ms, sum(cost) AS cost ${from} GROUP BY 1, 2, 3`,
  );
  return readApart<Counted>(sql`
    WITH counted AS MATERIALIZED (${unionAll(counted)}),
    sums AS (
      SELECT g, layer, sum(n)::float8 AS n, sum(ms) AS ms, sum(cost) AS cost
      FROM (${unionAll([
        cells && sql`SELECT ${g} AS g, layer, calls AS n, duration_ms AS ms, cost ${cells}`,
        sql`SELECT g, layer, n, ms, cost FROM counted`,
      ])}) AS parts GROUP BY g, layer
    ), totals AS MATERIALIZED (
      SELECT g, sum(n) AS calls, COALESCE(sum(n) FILTER (WHERE layer <> ''), 0) AS failures, sum(ms) AS ms, sum(cost) AS cost,
        COALESCE(jsonb_object_agg(layer, n) FILTER (WHERE layer <> ''), '{}') AS by_layer
      FROM sums GROUP BY g
    ), histograms AS (
      SELECT g, bucket, sum(n) AS n
      FROM (${unionAll([
        cells && sql`SELECT ${g} AS g, unnest(buckets) AS bucket, unnest(counts) AS n ${cells}`,
        sql`SELECT g, bucket, n FROM counted`,
      ])}) AS parts GROUP BY g, bucket
    ), ranked AS (
      SELECT totals.*, bucket, sum(n) OVER (PARTITION BY g ORDER BY bucket) AS upto FROM histograms JOIN totals USING (g)
    )
    SELECT g, calls, failures, ${percentilesOf()}, ms AS "totalDurationMs", cost, by_layer AS "byLayer"
    FROM ranked GROUP BY g, calls, failures, ms, cost, by_layer`);
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
