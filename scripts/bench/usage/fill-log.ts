import { randomUUID } from "node:crypto";
import type { Ctx } from "#lib/auth/ctx.ts";
import { ROLE_PERMISSIONS } from "#lib/contracts/permissions.ts";
import { pool } from "#lib/db/pool.ts";
import { newId } from "#lib/id.ts";
import { digestExecutions } from "#lib/services/usage/digest-executions.ts";
import { pruneUsage } from "#lib/services/usage/prune-usage.ts";

export const DAYS = 90;
const BATCH = 50_000;

/** A log of so many executions of the last 90 days, digested, and somebody who may read it. */
export async function fillLog(rows: number, progress: (text: string) => void): Promise<Ctx> {
  const ctx = await makeReader();
  for (let first = 0; first < rows; first += BATCH) {
    await pool().query(INSERT, [ctx.workspace.id, first, Math.min(rows, first + BATCH) - 1, rows, Date.now(), DAYS * 86_400_000]);
    progress(`${first + BATCH} executions in the log`);
  }
  const startedAt = performance.now();
  for (let counted = 1; counted > 0; ) counted = await digestExecutions();
  progress(`counted at ${((rows / (performance.now() - startedAt)) * 1000).toFixed(0)} a second`);
  // What the server's own jobs and autovacuum do in the background.
  await pruneUsage({ rowsBefore: new Date(0), daysBefore: new Date(0) });
  for (const table of ["tool_execution_logs", "execution_facts", "execution_words", "usage_cells", "usage_pending"])
    await pool().query(`VACUUM ANALYZE ${table}`);
  return ctx;
}

async function makeReader(): Promise<Ctx> {
  const [user, workspace] = [newId(), newId()];
  await pool().query("INSERT INTO users (id, email, name, updated_at) VALUES ($1, $2, 'Reader', now())", [
    user,
    `${randomUUID()}@example.com`,
  ]);
  await pool().query("INSERT INTO workspaces (id, slug, name, updated_at) VALUES ($1, $2, 'Bench', now())", [
    workspace,
    `bench-${workspace}`,
  ]);
  return {
    actor: { type: "user", id: user, name: "Reader" },
    workspace: { id: workspace, slug: "bench", name: "Bench" },
    role: "owner",
    permissions: new Set(ROLE_PERMISSIONS.owner),
    source: "api",
    requestId: "bench",
    signal: new AbortController().signal,
  };
}

/**
 * 500 tools, a few of which have most of the calls, each with a speed of its own; 40 callers; 8 % fail; durations from 1 ms to seconds.
 * Every output holds `completed`, each hundredth input `urgent`, each thousandth `refunded`; `needle` is in one of 100,000.
 */
const INSERT = `
WITH drawn AS (
  SELECT n, (($5::bigint - $6::bigint) + n * ($6::bigint / $4::bigint))::bigint AS at_ms, floor(500 * power(random(), 2))::int AS tool, floor(40 * power(random(), 2))::int AS actor,
    random() AS luck, 0.6 * sqrt(-2 * ln(1 - random())) * cos(6.28318 * random()) AS spread
  FROM generate_series($2::bigint, $3::bigint) AS n
), made AS (
  SELECT *, exp(1 + tool * 7919 % 100 / 16.0 + spread) AS duration_ms FROM drawn
), inserted AS (
  INSERT INTO tool_execution_logs (id, workspace_id, subject_type, subject_id, version, actor_type, actor_id, source, status, layer, input, input_bytes, output,
    output_bytes, error, logs, phases, duration_ms, cost, request_id, created_at)
  SELECT (lpad(to_hex(at_ms), 12, '0') || '7' || left(md5(n::text), 3) || '8' || right(md5(n::text), 15))::uuid, $1::uuid, 'tool', (overlay(overlay(md5('tool' || tool) placing '7' from 13 for 1) placing '8' from 17 for 1))::uuid, 1 + tool % 3,
    'token', (overlay(overlay(md5('actor' || actor) placing '7' from 13 for 1) placing '8' from 17 for 1))::uuid, (ARRAY['api', 'ui', 'job', 'code'])[1 + floor(4 * power(random(), 2))::int],
    CASE WHEN luck < 0.08 THEN 'failed' ELSE 'succeeded' END,
    CASE WHEN luck < 0.08 THEN (ARRAY['upstream', 'timeout', 'validation', 'sandbox', 'connect', 'rate_limit'])[1 + floor(luck * 75)::int] END,
    jsonb_build_object('customer', 'c' || n % 20000, 'amount', n % 997, 'kind', CASE WHEN n % 100 = 0 THEN 'urgent' WHEN n % 1000 = 1 THEN 'refunded' WHEN n % 100000 = 7 THEN 'needle' ELSE 'usual' END), 60,
    CASE WHEN luck < 0.08 THEN NULL ELSE jsonb_build_object('state', 'completed', 'order', 'o' || n, 'note', 'sent to the warehouse of region ' || n % 50) END, 90,
    CASE WHEN luck < 0.08 THEN jsonb_build_object('message', 'The service answered 503 for order o' || n, 'retryable', true) END,
    CASE WHEN n % 10 = 0 THEN '[{"level": "log", "message": "looked up the customer", "atMs": 1}]'::jsonb ELSE '[]'::jsonb END, '{"run": 1}', round(duration_ms::numeric, 3), 0.001,
    md5('r' || n), to_timestamp(at_ms / 1000.0)
  FROM made
  RETURNING id
)
INSERT INTO usage_pending SELECT id FROM inserted`;
