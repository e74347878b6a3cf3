import "#lib/testing/database.ts";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { JsonObject } from "#lib/contracts/json.ts";
import { ROLE_PERMISSIONS } from "#lib/contracts/permissions.ts";
import { db } from "#lib/db/client.ts";
import { pool } from "#lib/db/pool.ts";
import { newId } from "#lib/id.ts";
import { snippetInput, toolInput } from "#lib/testing/rows.ts";
import { makeWorkspace } from "#lib/testing/workspaces.ts";
import { createSnippet } from "../snippets/create-snippet.ts";
import { createTool } from "../tools/create-tool.ts";
import { deleteTool } from "../tools/delete-tool.ts";
import { updateTool } from "../tools/update-tool.ts";
import { getExecution } from "./get-execution.ts";
import { NESTED_CALLS_MAX, NestedCalls } from "./nested-calls.ts";
import { CALL_DEPTH_MAX, runExecution } from "./run-execution.ts";
import { toolCaller } from "./tool-caller.ts";

let ctx: Ctx;

beforeEach(async () => {
  ({ ctx } = await makeWorkspace());
});

let made = 0;

async function makeTool(name: string, code: string, of = ctx) {
  made += 1;
  const { snippet } = await createSnippet(of, snippetInput({ name: `s${made}`, code, parameters: [{ name: "n", type: "number" }] }));
  const config = { snippetId: snippet.id };
  return (await createTool(of, toolInput({ name, type: "code_execution", config, pricePerCall: 0.5 }))).tool;
}

const parent = { id: newId(), depth: 0, timeoutMs: 5_000, nested: new NestedCalls() };

/** What the code of an execution calls tools with. */
const callAs = (caller: Ctx, name: string, args: JsonObject = {}, signal = new AbortController().signal, of = parent) =>
  toolCaller(runExecution, caller, of).call(name, args, signal);
const lastRow = () => db().toolExecutionLog.findFirstOrThrow({ where: { workspaceId: ctx.workspace.id }, orderBy: { id: "desc" } });

describe("a tool that code calls", () => {
  it("is an execution of its own, by the same caller, for its own price, with the id of the one that waits", async () => {
    const { id } = await makeTool("double", "return params.n * 2;");
    expect(await callAs(ctx, "double", { n: 21 })).toBe(42);
    expect(await lastRow()).toMatchObject({
      parentId: parent.id,
      subjectId: id,
      source: "code",
      status: "succeeded",
      actorType: ctx.actor.type,
      actorId: ctx.actor.id,
      requestId: ctx.requestId,
      input: { n: 21 },
      output: 42,
    });
    const { execution } = await getExecution(ctx, { id: (await lastRow()).id });
    expect(execution).toMatchObject({ parentId: parent.id, source: "code", cost: 0.5, actor: { name: ctx.actor.name } });
  });

  it("fails with the words that its own caller would get, and is in the log", async () => {
    await makeTool("fail", "throw new RangeError('too far');");
    await expect(callAs(ctx, "fail")).rejects.toMatchObject({ message: "RangeError: too far" });
    expect(await lastRow()).toMatchObject({ parentId: parent.id, status: "failed", layer: "sandbox" });
    await expect(callAs(ctx, "fail", { n: "x" })).rejects.toMatchObject({ code: "invalid_parameters" });
    expect(await lastRow()).toMatchObject({ parentId: parent.id, layer: "validation" });
  });

  it("needs the permission of the caller to run tools", async () => {
    await makeTool("double", "return params.n * 2;");
    const permissions = new Set(ROLE_PERMISSIONS.owner.filter((permission) => permission !== "tool:run"));
    await expect(callAs({ ...ctx, permissions }, "double", { n: 1 })).rejects.toMatchObject({ code: "forbidden" });
    expect(await db().toolExecutionLog.count({ where: { workspaceId: ctx.workspace.id } })).toBe(0);
  });

  it("is never one of another workspace, a missing, a deleted or a disabled one", async () => {
    const theirs = await makeWorkspace();
    await makeTool("shared", "return 'theirs';", theirs.ctx);
    const missing = { code: "not_found", message: 'There is no tool named "shared"' };
    await expect(callAs(ctx, "shared")).rejects.toMatchObject(missing);
    const { id } = await makeTool("shared", "return 'ours';");
    expect(await callAs(ctx, "shared")).toBe("ours");
    await updateTool(ctx, { id, enabled: false });
    await expect.poll(() => callAs(ctx, "shared").catch(({ message }) => message)).toBe("The tool shared is disabled");
    await deleteTool(ctx, { id });
    await expect.poll(() => callAs(ctx, "shared").catch(({ code }) => code)).toBe("not_found");
    await makeTool("shared", "return 'new';");
    expect(await callAs(ctx, "shared")).toBe("new");
  });

  it("that was renamed is found by its new name only", async () => {
    const { id } = await makeTool("before", "return 1;");
    await callAs(ctx, "before");
    await updateTool(ctx, { id, name: "after" });
    await expect.poll(() => callAs(ctx, "before").catch(({ code }) => code)).toBe("not_found");
    expect(await callAs(ctx, "after")).toBe(1);
  });

  it("costs the database one question, that of its record, once it is known", async () => {
    await makeTool("double", "return params.n * 2;");
    await callAs(ctx, "double", { n: 1 });
    await vi.waitFor(async () => {
      const asked = vi.spyOn(pool(), "query");
      for (let n = 0; n < 5; n++) await callAs(ctx, "double", { n });
      const questions = asked.mock.calls.length;
      vi.restoreAllMocks();
      expect(questions).toBe(5);
    });
  });

  it("has no more time than is left of that of its caller", async () => {
    await makeTool("slow", "for (;;);");
    const { call } = toolCaller(runExecution, ctx, { ...parent, timeoutMs: 600 });
    const { signal } = new AbortController();
    await expect(call("missing", {}, signal)).rejects.toThrow();
    await sleep(300);
    await expect(call("slow", {}, signal)).rejects.toMatchObject({ extra: { error: { code: expect.stringMatching(/^TIMEOUT_/) } } });
    expect((await lastRow()).durationMs.toNumber()).toBeLessThan(600);
  });

  it("ends when its caller does, and is in the log as failed", async () => {
    await makeTool("slow", "for (;;);");
    const ended = new AbortController();
    const called = callAs(ctx, "slow", {}, ended.signal);
    setTimeout(() => ended.abort(), 100);
    await expect(called).rejects.toMatchObject({ extra: { error: { code: "CANCELLED" } } });
    expect(await lastRow()).toMatchObject({ parentId: parent.id, status: "failed" });
    expect((await lastRow()).durationMs.toNumber()).toBeLessThan(3_000);
  });

  it("is refused by policy, and in the log, when too many wait for each other", async () => {
    await makeTool("double", "return params.n * 2;");
    const at = (depth: number) => callAs(ctx, "double", { n: 2 }, undefined, { ...parent, depth });
    expect(await at(CALL_DEPTH_MAX - 1)).toBe(4);
    await expect(at(CALL_DEPTH_MAX)).rejects.toMatchObject({ message: expect.stringContaining("at most 5 levels deep") });
    expect(await lastRow()).toMatchObject({ layer: "policy", status: "failed", parentId: parent.id });
    expect((await lastRow()).cost.toNumber()).toBe(0);
  });

  it("is not begun, and not in the log, when the run that makes it has ended", async () => {
    await makeTool("double", "return params.n * 2;");
    await expect(callAs(ctx, "double", { n: 1 }, AbortSignal.abort())).rejects.toMatchObject({ code: "execution_failed" });
    await expect(callAs({ ...ctx, signal: AbortSignal.abort() }, "double", { n: 1 })).rejects.toMatchObject({ code: "execution_failed" });
    expect(await db().toolExecutionLog.count({ where: { workspaceId: ctx.workspace.id } })).toBe(0);
  });

  it("is refused by policy when the request has started too many, and in the log only once", async () => {
    await makeTool("double", "return params.n * 2;");
    const nested = new NestedCalls();
    for (let n = 1; n < NESTED_CALLS_MAX; n++) nested.next();
    const call = () => callAs(ctx, "double", { n: 2 }, undefined, { ...parent, nested });
    expect(await call()).toBe(4);
    const refused = { code: "execution_failed", message: expect.stringContaining("at most 500 executions"), extra: { layer: "policy" } };
    for (let n = 0; n < 3; n++) await expect(call()).rejects.toMatchObject(refused);
    const rows = await db().toolExecutionLog.findMany({ where: { workspaceId: ctx.workspace.id }, orderBy: { id: "asc" } });
    expect(rows.map(({ layer }) => layer)).toEqual([null, "policy"]);
  });
});
