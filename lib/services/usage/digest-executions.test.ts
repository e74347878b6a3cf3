import pg from "pg";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { addExecutions, type TestExecution } from "#lib/testing/add-executions.ts";
import { testDatabaseUrl } from "#lib/testing/database.ts";
import { query } from "#lib/testing/query.ts";
import { makeWorkspace, type TestWorkspace } from "#lib/testing/workspaces.ts";
import { digestExecutions } from "./digest-executions.ts";
import { getUsageSummary } from "./get-usage-summary.ts";
import { pruneUsage } from "./prune-usage.ts";
import { DAY_MS } from "./split-range.ts";

const NOW = Date.now();
const LOG_COLUMNS =
  "id, workspace_id, subject_type, subject_id, version, actor_type, source, status, input_bytes, output_bytes, duration_ms, request_id";
let workspace: TestWorkspace;

beforeEach(async () => {
  await digestAll();
  workspace = await makeWorkspace();
});

async function digestAll(): Promise<void> {
  while ((await digestExecutions()) > 0);
}

const add = (count: number, execution: TestExecution = {}) =>
  addExecutions(
    workspace.ctx,
    Array.from({ length: count }, () => execution),
  );
const range = () => ({ from: new Date(NOW - 10 * DAY_MS).toISOString(), to: new Date(Date.now() + 60_000).toISOString() });
const calls = async () => (await getUsageSummary(workspace.ctx, range())).current.calls;
const count = async (table: string) => {
  const [row] = await query<{ n: number }>(testDatabaseUrl, `SELECT count(*)::int AS n FROM ${table}`);
  return row?.n;
};

describe("the digest", () => {
  it("changes no answer: each execution is counted once, before, while and after it is digested", async () => {
    await add(300, { at: new Date(NOW - DAY_MS) });
    await add(300);
    expect(await calls()).toBe(600);
    const seen = new Set<number>();
    const work = (async () => {
      while ((await digestExecutions(7)) > 0);
    })();
    for (let done = false; !done; ) {
      void work.then(() => {
        done = true;
      });
      seen.add(await calls());
    }
    expect([...seen]).toEqual([600]);
    expect(await count("usage_pending")).toBe(0);
  });

  it("may run in several processes at once", async () => {
    await add(500);
    const digesters = Array.from({ length: 6 }, async () => {
      for (let turn = 0; turn < 20; turn += 1) await digestExecutions(40);
    });
    await Promise.all(digesters);
    await digestAll();
    expect(await calls()).toBe(500);
    expect(await db().executionFact.count({ where: { workspaceId: workspace.ctx.workspace.id } })).toBe(500);
  });

  it("misses no execution that is committed late", async () => {
    const client = new pg.Client({ connectionString: testDatabaseUrl });
    await client.connect();
    await client.query("BEGIN");
    await client.query(
      `WITH one AS (INSERT INTO tool_execution_logs (${LOG_COLUMNS})
         VALUES ($1, $2, 'tool', $2, 1, 'user', 'api', 'succeeded', 0, 0, 1, 'late') RETURNING id) INSERT INTO usage_pending SELECT id FROM one`,
      [
        `${(NOW - 5_000)
          .toString(16)
          .padStart(12, "0")
          .replace(/^(.{8})/, "$1-")}-7000-8000-000000000001`,
        workspace.ctx.workspace.id,
      ],
    );
    await add(5);
    await digestAll();
    expect(await calls()).toBe(5);
    await client.query("COMMIT");
    await client.end();
    expect(await calls()).toBe(6);
    await digestAll();
    expect(await calls()).toBe(6);
  });

  it("counts the log of an earlier version, the newest first, and what is pending only once", async () => {
    const ids = await add(50, { at: new Date(NOW - 2 * DAY_MS) });
    await query(testDatabaseUrl, "DELETE FROM usage_pending WHERE id = ANY ($1)", [ids.slice(10)]);
    await query(testDatabaseUrl, "INSERT INTO usage_backfill VALUES ('ffffffff-ffff-ffff-ffff-ffffffffffff')");
    expect(await calls()).toBe(10);
    while ((await digestExecutions(8)) > 0);
    expect(await calls()).toBe(50);
    expect(await count("usage_backfill")).toBe(0);
  });

  it("leaves out drafts, and what belongs to no workspace", async () => {
    await add(3, { version: 0 });
    await addExecutions({ ...workspace.ctx, workspace: { ...workspace.ctx.workspace, id: workspace.ctx.actor.id ?? "" } }, [{}]);
    await digestAll();
    expect(await calls()).toBe(0);
    expect(await count("usage_pending")).toBe(0);
  });

  it("finds what an execution is found by, whatever its text holds", async () => {
    await add(1, {
      input: { a: `${"x".repeat(5_000)} \u0001 ' \\ & | ! : * <-> ${"ü".repeat(500)}` },
      output: "'; DROP TABLE x; --",
      requestId: "'",
    });
    await digestAll();
    expect(await db().executionFact.count({ where: { workspaceId: workspace.ctx.workspace.id } })).toBe(1);
  });
});

describe("what was counted", () => {
  it("goes with its workspace", async () => {
    await add(20);
    await digestAll();
    await db().workspace.delete({ where: { id: workspace.ctx.workspace.id } });
    for (const table of ["execution_facts", "usage_cells"])
      expect(await query(testDatabaseUrl, `SELECT FROM ${table} WHERE workspace_id = $1`, [workspace.ctx.workspace.id])).toEqual([]);
  });

  it("outlives the log by day, and goes in its own time", async () => {
    await add(4, { at: new Date(NOW - 30 * DAY_MS) });
    await add(2, { at: new Date(NOW - 3 * DAY_MS) });
    await add(1);
    await digestAll();
    await pruneUsage({ rowsBefore: new Date(NOW - 2 * DAY_MS), daysBefore: new Date(NOW - 12 * DAY_MS) });
    const rows = await query<{ seconds: number; calls: number }>(
      testDatabaseUrl,
      "SELECT seconds, sum(calls)::int AS calls FROM usage_cells WHERE workspace_id = $1 AND slice = 'all' GROUP BY seconds ORDER BY seconds",
      [workspace.ctx.workspace.id],
    );
    expect(rows).toEqual([
      { seconds: 3_600, calls: 1 },
      { seconds: 86_400, calls: 3 },
      { seconds: 691_200, calls: 3 },
    ]);
    expect(await db().executionFact.count({ where: { workspaceId: workspace.ctx.workspace.id } })).toBe(1);
  });
});
