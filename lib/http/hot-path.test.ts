import "#lib/testing/database.ts";
import { expect, it, vi } from "vitest";
import { toolOperations } from "#lib/contracts/operations/tools.ts";
import { pool } from "#lib/db/pool.ts";
import { callOperation } from "#lib/testing/call-operation.ts";
import { makeRows } from "#lib/testing/rows.ts";
import { makeWorkspace } from "#lib/testing/workspaces.ts";

it("asks the database once for a successful execution, authentication included", async () => {
  const { ctx, token } = await makeWorkspace();
  const { tool } = await makeRows(ctx);
  const execute = () => callOperation(toolOperations.execute, { token, id: tool, body: { parameters: { a: 1, b: 2 } } });
  await execute();
  await vi.waitFor(async () => {
    const asked = [vi.spyOn(pool(), "query"), vi.spyOn(pool(), "connect")];
    for (let n = 0; n < 5; n++) expect((await execute()).status).toBe(200);
    const trips = asked.map((spy) => spy.mock.calls.length);
    vi.restoreAllMocks();
    expect(trips[0]).toBe(5);
  });
});

it("puts executions that end together into one commit", async () => {
  const { ctx, token } = await makeWorkspace();
  const { tool } = await makeRows(ctx);
  const execute = () => callOperation(toolOperations.execute, { token, id: tool, body: { parameters: { a: 1, b: 2 } } });
  await execute();
  const query = vi.spyOn(pool(), "query");
  await Promise.all(Array.from({ length: 100 }, execute));
  expect(query.mock.calls.length).toBeLessThan(90);
  vi.restoreAllMocks();
});
