import { beforeEach, describe, expect, it } from "vitest";
import { ExecuteInput, ListExecutionsQuery } from "#lib/contracts/executions.ts";
import { db } from "#lib/db/client.ts";
import { testDatabaseUrl } from "#lib/testing/database.ts";
import { query } from "#lib/testing/query.ts";
import { snippetInput, toolInput } from "#lib/testing/rows.ts";
import { makeWorkspace, type TestWorkspace } from "#lib/testing/workspaces.ts";
import { createSnippet } from "../snippets/create-snippet.ts";
import { createTool } from "../tools/create-tool.ts";
import { executeTool } from "../tools/execute-tool.ts";
import { getTool } from "../tools/get-tool.ts";
import { getExecution } from "./get-execution.ts";
import { listExecutions } from "./list-executions.ts";
import { STORED_BYTES_MAX } from "./stored-json.ts";

let workspace: TestWorkspace;

beforeEach(async () => {
  workspace = await makeWorkspace();
});

async function makeTool(code: string, parameters: unknown = { type: "object" }, pricePerCall = 0) {
  const input = snippetInput({ name: `s${Math.random().toString(36).slice(2)}`, code, parameters: parameters as never });
  const { snippet } = await createSnippet(workspace.ctx, input);
  const { tool } = await createTool(
    workspace.ctx,
    toolInput({ name: input.name, type: "code_execution", config: { snippetId: snippet.id }, pricePerCall }),
  );
  return tool.id;
}

const execute = (id: string, parameters: object = {}) => executeTool(workspace.ctx, { id, ...ExecuteInput.parse({ parameters }) });
const failureOf = (id: string, parameters?: object) =>
  execute(id, parameters).then(
    () => undefined,
    (error) => error,
  );
const logged = async (id: string) => (await getExecution(workspace.ctx, { id })).execution;

describe("an execution", () => {
  it("is in the log with all that belongs to it when its answer arrives", async () => {
    const id = await makeTool("console.warn('hi', 1); return { sum: params.a + 1 };", undefined, 0.125);
    const answer = await execute(id, { a: 1 });
    expect(await logged(answer.executionId)).toMatchObject({
      subjectType: "tool",
      subjectId: id,
      version: 1,
      actor: { type: "user", name: workspace.ctx.actor.name },
      source: "api",
      status: "succeeded",
      layer: null,
      input: { a: 1 },
      output: { sum: 2 },
      logs: [{ level: "warn", message: "hi 1" }],
      cost: 0.125,
      error: null,
      phases: { validate: expect.any(Number), run: expect.any(Number) },
      durationMs: answer.durationMs,
    });
  });

  it("that fails is kept as well, with the line of the user's code and its console output", async () => {
    const error = await failureOf(await makeTool("console.log('before');\nconst x = null;\nx.y;"));
    expect(error).toMatchObject({
      code: "execution_failed",
      extra: { layer: "sandbox", error: { line: 3, excerpt: "x.y;" }, logs: [{ message: "before" }] },
    });
    expect(await logged(error.extra.executionId)).toMatchObject({
      status: "failed",
      layer: "sandbox",
      error: { retryable: false, error: { line: 3 } },
      logs: [{ message: "before" }],
    });
  });

  it("is read with the name of what ran, as long as that is there", async () => {
    const { executionId } = await execute(await makeTool("return 1;"));
    expect(await getExecution(workspace.ctx, { id: executionId })).toMatchObject({ subjectName: expect.any(String) });
  });

  it("with wrong parameters is refused, and kept with layer validation", async () => {
    const error = await failureOf(await makeTool("return 1;", [{ name: "a", type: "number", required: true }]), { b: 1 });
    expect(error).toMatchObject({
      code: "invalid_parameters",
      extra: { errors: expect.arrayContaining([{ path: "parameters.a", message: "is required" }]) },
    });
    expect(await logged(error.extra.executionId)).toMatchObject({ status: "failed", layer: "validation" });
  });

  it("keeps large inputs and outputs cut, with their true size", async () => {
    const { executionId } = await execute(await makeTool("return 'é'.repeat(100_000);"), { text: "x".repeat(100_000) });
    const row = await logged(executionId);
    expect(row).toMatchObject({ inputBytes: 100_011, inputTruncated: true, outputBytes: 200_002, outputTruncated: true });
    expect(String(row.input)).toHaveLength(STORED_BYTES_MAX);
  });

  it("may hold text that PostgreSQL cannot: it is answered as it is, and kept with replacement characters", async () => {
    const answer = await execute(await makeTool("return params;"), { nul: "a\0b", half: "\ud800", escaped: "\\u0000" });
    expect(answer.result).toEqual({ nul: "a\0b", half: "\ud800", escaped: "\\u0000" });
    expect((await logged(answer.executionId)).output).toEqual({ nul: "a\ufffdb", half: "\ufffd", escaped: "\\u0000" });
  });

  it("does not keep values under the names of secrets", async () => {
    const { executionId, result } = await execute(await makeTool("return params;"), {
      password: "p",
      nested: [{ apiKey: "k", keep: "v" }],
    });
    expect(result).toMatchObject({ password: "p" });
    expect((await logged(executionId)).input).toEqual({ password: "[redacted]", nested: [{ apiKey: "[redacted]", keep: "v" }] });
  });
});

describe("a broken connection", () => {
  it("under a commit loses no execution and counts none twice", async () => {
    const id = await makeTool("return 1;");
    await execute(id);
    const cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'sintra'";
    const running = Promise.allSettled(Array.from({ length: 200 }, () => execute(id)));
    for (let n = 0; n < 5; n++) {
      await query(testDatabaseUrl, cut);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect((await running).filter(({ status }) => status === "rejected")).toEqual([]);
    const { usage } = (await getTool(workspace.ctx, { id })).tool;
    expect(usage.executions).toBe(201);
    expect(await db().toolExecutionLog.count({ where: { subjectId: id } })).toBe(201);
  });
});

describe("usage counters", () => {
  it("are exact under concurrency, and agree with the log", async () => {
    const id = await makeTool("if (params.fail) throw new Error('no'); return 1;");
    await Promise.all(Array.from({ length: 300 }, (_, n) => failureOf(id, { fail: n % 3 === 0 })));
    const { usage } = (await getTool(workspace.ctx, { id })).tool;
    const rows = await db().toolExecutionLog.findMany({ where: { subjectId: id } });
    expect(usage).toMatchObject({ executions: 300, failures: 100 });
    expect(usage.totalDurationMs).toBeCloseTo(
      rows.reduce((sum, row) => sum + row.durationMs.toNumber(), 0),
      3,
    );
    expect(usage.lastExecutedAt).toBe(new Date(Math.max(...rows.map((row) => row.createdAt.getTime()))).toISOString());
  });
});

describe("listExecutions", () => {
  it("filters by status and subject and pages newest first", async () => {
    const id = await makeTool("if (params.fail) throw new Error('no'); return 1;");
    for (const fail of [true, false, true]) await failureOf(id, { fail });
    const failed = await listExecutions(workspace.ctx, ListExecutionsQuery.parse({ status: "failed", subjectId: id, limit: 1 }));
    expect(failed.logs).toHaveLength(1);
    const rest = await listExecutions(workspace.ctx, ListExecutionsQuery.parse({ status: "failed", cursor: failed.nextCursor ?? "" }));
    expect(rest).toMatchObject({ logs: [{ status: "failed", subjectId: id }], nextCursor: null });
  });
});
