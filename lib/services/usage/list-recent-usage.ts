import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { RecentUsage, RecentUsageQuery } from "#lib/contracts/usage.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { readApart } from "#lib/db/read-apart.ts";
import { HOUR_MS } from "./split-range.ts";

const HOURS = 24;

interface Row {
  subjectId: string;
  calls: number;
  failures: number;
  p95Ms: number;
  /** Calls and failures by the hour's start. */
  hours: Record<string, [number, number]>;
}

/** The calls of each of these in the hour that runs and in the 23 before; those that do not exist have none. */
export async function listRecentUsage(ctx: Ctx, { ids }: RecentUsageQuery): Promise<{ recent: RecentUsage[] }> {
  assertCan(ctx, "execution:read");
  const wanted = [...new Set(ids.map((id) => id.toLowerCase()))];
  const sinceMs = (Math.floor(Date.now() / HOUR_MS) - HOURS + 1) * HOUR_MS;
  const rows = new Map((await readRows(ctx, wanted, sinceMs)).map((row) => [row.subjectId, row]));
  return { recent: wanted.map((id) => toRecent(id, rows.get(id), sinceMs)) };
}

function toRecent(subjectId: string, row: Row | undefined, sinceMs: number): RecentUsage {
  const hours = Array.from({ length: HOURS }, (_, index) => {
    const [calls, failures] = row?.hours[String(sinceMs + index * HOUR_MS)] ?? [0, 0];
    return { calls, failures };
  });
  return {
    subjectId,
    calls: row?.calls ?? 0,
    failures: row?.failures ?? 0,
    p95Ms: row === undefined ? null : Number(row.p95Ms.toPrecision(5)),
    hours,
  };
}

function readRows(ctx: Ctx, ids: string[], sinceMs: number): Promise<Row[]> {
  return readApart<Row>(Prisma.sql`
    WITH parts AS (
      SELECT key AS subject, at_ms, layer <> '' AS failed, bucket, n::float8
      FROM usage_cells CROSS JOIN LATERAL unnest(buckets, counts) AS histogram(bucket, n)
      WHERE workspace_id = ${ctx.workspace.id}::uuid AND slice = 'subject' AND key = ANY (${ids}::text[]) AND seconds = 3600 AND at_ms >= ${sinceMs}
      UNION ALL
      SELECT subject_id::text, at_ms - at_ms % 3600000, layer <> '', duration_bucket, 1
      FROM undigested_executions
      WHERE workspace_id = ${ctx.workspace.id}::uuid AND version > 0 AND subject_id = ANY (${ids}::uuid[]) AND at_ms >= ${sinceMs}
    ), hours AS (
      SELECT subject, at_ms, sum(n) AS calls, COALESCE(sum(n) FILTER (WHERE failed), 0) AS failures FROM parts GROUP BY subject, at_ms
    ), totals AS (
      SELECT subject, sum(calls) AS calls, sum(failures) AS failures, jsonb_object_agg(at_ms, jsonb_build_array(calls, failures)) AS hours
      FROM hours GROUP BY subject
    ), ranked AS (
      SELECT subject, bucket, sum(sum(n)) OVER (PARTITION BY subject ORDER BY bucket) AS upto FROM parts GROUP BY subject, bucket
    )
    SELECT subject AS "subjectId", calls, failures, hours, power(1.05::float8, min(bucket) FILTER (WHERE upto >= 0.95 * calls) + 0.5) AS "p95Ms"
    FROM totals JOIN ranked USING (subject) GROUP BY subject, calls, failures, hours`);
}
