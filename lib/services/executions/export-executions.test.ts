import "#lib/testing/database.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { executionOperations } from "#lib/contracts/operations/executions.ts";
import { addExecutions } from "#lib/testing/add-executions.ts";
import { callOperation } from "#lib/testing/call-operation.ts";
import { makeWorkspace, type TestWorkspace } from "#lib/testing/workspaces.ts";

let workspace: TestWorkspace;

beforeEach(async () => {
  workspace = await makeWorkspace();
});

const download = (query: Record<string, string>) => callOperation(executionOperations.export, { token: workspace.token, query });

describe("an export", () => {
  it("is a CSV file that no spreadsheet runs", async () => {
    await addExecutions(workspace.ctx, [
      {
        input: 'a, "b"\nc',
        output: 1,
        requestId: "=1+1",
        layer: "upstream",
        error: { message: "@SUM(A1)" },
        at: new Date(Date.now() - 1000),
      },
      { requestId: "-2+3", layer: "upstream", error: { message: "\tcmd" } },
    ]);
    const answer = await download({ format: "csv" });
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="executions-w-[\w-]+\.csv"$/);
    const lines = (await answer.text()).split("\r\n");
    expect(lines[0]).toMatch(/^id,createdAt,/);
    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain(",'-2+3,");
    expect(lines[1]).toContain(",'\tcmd,");
    expect(lines[2]).toContain(",'=1+1,");
    expect(lines[2]).toContain(",'@SUM(A1),");
    expect(lines[2]).toContain(String.raw`,"""a, \""b\""\nc""",1`);
  });

  it("is JSON of all that fits, over many batches, the newest first", async () => {
    await addExecutions(
      workspace.ctx,
      Array.from({ length: 230 }, (_, n) => ({ input: { n }, source: n % 2 === 0 ? "api" : "ui", at: new Date(Date.now() - n * 1000) })),
    );
    const answer = await download({ format: "json" });
    expect(answer.headers.get("content-type")).toBe("application/json");
    const rows = (await answer.json()) as { input: { n: number } }[];
    expect(rows.map(({ input }) => input.n)).toEqual(Array.from({ length: 230 }, (_, n) => n));
    expect(await (await download({ format: "json", source: "ui" })).json()).toHaveLength(115);
    expect(await (await download({ format: "json", search: "unheard" })).json()).toEqual([]);
  });

  it("ends when its reader leaves", async () => {
    await addExecutions(
      workspace.ctx,
      Array.from({ length: 350 }, () => ({})),
    );
    const reader = (await download({ format: "csv" })).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect(await reader?.read()).toMatchObject({ done: true });
  });

  it("is for those who may read the log", async () => {
    const answer = await callOperation(executionOperations.export, { token: "sas_unknown", query: { format: "csv" } });
    expect(answer.status).toBe(401);
    expect((await download({ format: "xml" })).status).toBe(400);
  });
});
