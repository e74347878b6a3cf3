import { expect, it, vi } from "vitest";
import { startDigest } from "#lib/jobs/start-digest.ts";
import { shutdown } from "#lib/shutdown.ts";
import { addExecutions } from "#lib/testing/add-executions.ts";
import { testDatabaseUrl } from "#lib/testing/database.ts";
import { query } from "#lib/testing/query.ts";
import { makeWorkspace } from "#lib/testing/workspaces.ts";

it("counts executions soon after they end, however often it is started, and ends with the process", async () => {
  const { ctx } = await makeWorkspace();
  startDigest();
  startDigest();
  await addExecutions(ctx, [{}, {}]);
  const pending = () => query(testDatabaseUrl, "SELECT FROM usage_pending");
  await vi.waitFor(async () => expect(await pending()).toHaveLength(0), { timeout: 8_000 });
  expect(await query(testDatabaseUrl, "SELECT sum(calls)::int AS calls FROM usage_cells WHERE slice = 'all' AND seconds = 86400")).toEqual([
    { calls: 2 },
  ]);
  // Resolves only when the running one has ended.
  await shutdown();
});
