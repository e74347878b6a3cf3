import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { pruneExecutions } from "#lib/services/executions/prune-executions.ts";
import { testDatabaseUrl } from "#lib/testing/database.ts";
import { query } from "#lib/testing/query.ts";

const CUTOFF = new Date("2026-01-01T00:00:00Z");

async function addExecutions(count: number, offsetMs: number): Promise<void> {
  const time = CUTOFF.getTime() + offsetMs;
  await query(
    testDatabaseUrl,
    `INSERT INTO tool_execution_logs (id, workspace_id, subject_type, subject_id, version, actor_type, source, status, input_bytes, output_bytes, duration_ms, request_id, created_at)
     SELECT (overlay(replace(gen_random_uuid()::text, '-', '') placing $1 || '7' from 1 for 13))::uuid, $2, 'tool', $2, 1, 'token', 'api', 'ok', 0, 0, 1, 'r', $3
     FROM generate_series(1, $4)`,
    [time.toString(16).padStart(12, "0"), randomUUID(), new Date(time), count],
  );
}

async function remaining(): Promise<number> {
  const [row] = await query<{ count: number }>(testDatabaseUrl, "SELECT count(*)::int AS count FROM tool_execution_logs");
  return row?.count ?? -1;
}

beforeEach(() => query(testDatabaseUrl, "TRUNCATE tool_execution_logs"));

describe("pruneExecutions", () => {
  it("deletes what is older, in as many batches as it takes, and nothing else", async () => {
    await addExecutions(25, -1);
    await addExecutions(5, 0);
    await addExecutions(5, 1);
    expect(await pruneExecutions({ before: CUTOFF, batchSize: 10 })).toBe(25);
    expect(await remaining()).toBe(10);
  });

  it("stops between batches when told to", async () => {
    await addExecutions(25, -1);
    expect(await pruneExecutions({ before: CUTOFF, batchSize: 10, signal: AbortSignal.abort() })).toBe(0);
    expect(await remaining()).toBe(25);
  });

  it("finds the old rows through the primary key alone", async () => {
    const plan = await query<Record<string, string>>(
      testDatabaseUrl,
      "EXPLAIN SELECT id FROM tool_execution_logs WHERE id < '01900000-0000-0000-0000-000000000000'::uuid ORDER BY id LIMIT 10",
    );
    expect(plan.map((row) => row["QUERY PLAN"]).join("\n")).toContain("tool_execution_logs_pkey");
  });
});
