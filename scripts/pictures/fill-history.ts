import pg from "pg";
import type { Pictured } from "./fill-workspace.ts";

/** Four weeks of calls with a rhythm of days and nights, and one bad afternoon. */
export async function fillHistory(connectionString: string, { slug, tools }: Pictured): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(HISTORY, [slug, [...tools.values()], Date.now()]);
    await client.query(COUNTERS);
    // The studio's own digest counts them.
    await waitUntilCounted(client);
  } finally {
    await client.end();
  }
}

async function waitUntilCounted(client: pg.Client): Promise<void> {
  for (let pending = 1; pending > 0; ) {
    const { rows } = await client.query<{ pending: number }>("SELECT count(*)::int AS pending FROM usage_pending, pg_sleep(0.2)");
    pending = rows[0]?.pending ?? 0;
  }
}

const HISTORY = `
WITH place AS (
  SELECT w.id AS workspace, m.user_id AS person FROM workspaces w JOIN members m ON m.workspace_id = w.id WHERE w.slug = $1
), drawn AS (
  SELECT n, $3::bigint - (28 * 86400000::bigint * random())::bigint AS at_ms, 1 + floor(cardinality($2::uuid[]) * power(random(), 1.7))::int AS tool,
    random() AS luck, random() AS chance, exp(2.2 + 0.7 * sqrt(-2 * ln(1 - random())) * cos(6.28318 * random())) AS noise
  FROM generate_series(1, 30000) AS n
), kept AS (
  SELECT *, ($3::bigint - at_ms) / 3600000.0 AS hours_ago, extract(hour FROM to_timestamp(at_ms / 1000.0)) AS hour FROM drawn
), made AS (
  SELECT *, noise * (1 + tool % 5) AS duration_ms, luck < CASE WHEN hours_ago BETWEEN 60 AND 66 AND tool <= 3 THEN 0.45 ELSE 0.03 END AS failed
  FROM kept WHERE chance < 0.25 + 0.75 * power(sin((hour - 3) / 24 * 3.14159), 2)
), inserted AS (
  INSERT INTO tool_execution_logs (id, workspace_id, subject_type, subject_id, version, actor_type, actor_id, source, status, layer, input, input_bytes, output,
    output_bytes, error, logs, phases, duration_ms, cost, request_id, created_at)
  SELECT (lpad(to_hex(at_ms), 12, '0') || '7' || left(md5(n::text), 3) || '8' || right(md5(n::text), 15))::uuid, workspace, 'tool', ($2::uuid[])[tool], 1,
    'user', person, (ARRAY['api', 'ui', 'job', 'code'])[1 + floor(4 * power(luck, 0.7) * 0.99)::int],
    CASE WHEN failed THEN 'failed' ELSE 'succeeded' END, CASE WHEN failed THEN (ARRAY['upstream', 'timeout', 'validation', 'rate_limit'])[1 + n % 7 * n % 4] END,
    jsonb_build_object('order', 'F-' || 40000 + n, 'customer', (ARRAY['Marit Solberg', 'Olav Berg', 'Inês Duarte', 'Jan de Wit'])[1 + n % 4]), 50,
    CASE WHEN failed THEN NULL ELSE jsonb_build_object('state', 'done', 'total', round((noise * 11)::numeric, 2)) END, 40,
    CASE WHEN failed THEN jsonb_build_object('message', 'The service answered 503', 'retryable', true) END, '[]',
    jsonb_build_object('validate', 0.1, 'queue', 0.3, 'run', round(duration_ms::numeric, 2)), round(duration_ms::numeric, 3), 0.001, md5('r' || n), to_timestamp(at_ms / 1000.0)
  FROM made CROSS JOIN place
  RETURNING id
)
INSERT INTO usage_pending SELECT id FROM inserted`;

const COUNTERS = `
UPDATE custom_tools SET execution_count = calls, failure_count = failures, total_duration_ms = ms, last_executed_at = last
FROM (
  SELECT subject_id, count(*) AS calls, count(*) FILTER (WHERE status = 'failed') AS failures, sum(duration_ms) AS ms, max(created_at) AS last
  FROM tool_execution_logs GROUP BY 1
) AS logged WHERE custom_tools.id = subject_id`;
