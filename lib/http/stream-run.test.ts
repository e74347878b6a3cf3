import "#lib/testing/database.ts";
import { setTimeout as pause } from "node:timers/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { CreateConnectorInput } from "#lib/contracts/connectors.ts";
import { snippetOperations } from "#lib/contracts/operations/snippets.ts";
import { toolOperations } from "#lib/contracts/operations/tools.ts";
import { RunEvent } from "#lib/contracts/run-events.ts";
import { db } from "#lib/db/client.ts";
import { createConnector } from "#lib/services/connectors/create-connector.ts";
import { createCredential } from "#lib/services/credentials/create-credential.ts";
import { createSnippet } from "#lib/services/snippets/create-snippet.ts";
import { createTool } from "#lib/services/tools/create-tool.ts";
import { callOperation } from "#lib/testing/call-operation.ts";
import { snippetInput, toolInput } from "#lib/testing/rows.ts";
import { makeWorkspace, type TestWorkspace } from "#lib/testing/workspaces.ts";

const live = { Accept: "application/x-ndjson" };
let workspace: TestWorkspace;

beforeAll(async () => {
  workspace = await makeWorkspace();
});

async function makeSnippet(code: string, changes: Partial<ReturnType<typeof snippetInput>> = {}) {
  const input = snippetInput({ name: `s${Math.random().toString(36).slice(2)}`, code, ...changes });
  return (await createSnippet(workspace.ctx, { ...input, parameters: { type: "object" } })).snippet;
}

const run = (id: string, headers: Record<string, string> = live, body: object = {}) =>
  callOperation(snippetOperations.execute, { token: workspace.token, id, body, headers });
const toEvents = (text: string) =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => RunEvent.parse(JSON.parse(line)));
const eventsOf = async (answer: Promise<Response>) => toEvents(await (await answer).text());
const rowOf = (id: string) => db().toolExecutionLog.findUniqueOrThrow({ where: { id } });

/** Events as they come, with the time at which they did. */
async function* arriving(answer: Response) {
  const decoder = new TextDecoder();
  for await (const chunk of answer.body ?? []) {
    for (const event of toEvents(decoder.decode(chunk))) yield { event, atMs: performance.now() };
  }
}

describe("an execution that is asked for live", () => {
  it("tells its start, its lines while the code runs, and in the end the same answer as without", async () => {
    const { id } = await makeSnippet("console.log('one'); await sleep(300); console.warn('two', 2); return { sum: params.a + 1 };");
    const parameters = { parameters: { a: 1 } };
    const plain = await (await run(id, {}, parameters)).json();
    const answer = await run(id, live, parameters);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/x-ndjson"]);
    const arrived = await Array.fromAsync(arriving(answer));
    const events = arrived.map(({ event }) => event);
    const done = events.at(-1);
    if (done?.type !== "done") throw new Error(`ended with ${done?.type}`);
    const differs = { durationMs: expect.any(Number), executionId: expect.any(String) };
    const lines = plain.logs.map((line: object) => ({ ...line, atMs: expect.any(Number) }));
    expect(done.answer).toEqual({ ...plain, ...differs, logs: lines });
    expect(events).toEqual([
      { type: "started", executionId: done.answer.executionId },
      { type: "running", queuedMs: expect.any(Number) },
      ...done.answer.logs.map((line) => ({ type: "log", line })),
      { type: "recorded", recordMs: expect.any(Number) },
      done,
    ]);
    const atMs = (nth: number) => arrived[nth]?.atMs ?? 0;
    expect(atMs(3) - atMs(2)).toBeGreaterThan(150);
  });

  it("is in the log when its end is told", async () => {
    const { id } = await makeSnippet("console.log('x'); throw new RangeError('no');");
    for await (const { event } of arriving(await run(id))) {
      if (event.type !== "failed") continue;
      expect(event.problem).toMatchObject({
        status: 422,
        layer: "sandbox",
        error: { name: "RangeError", line: 1 },
        logs: [{ message: "x" }],
      });
      expect(await rowOf(event.problem.executionId ?? "")).toMatchObject({ status: "failed", layer: "sandbox" });
    }
    expect.assertions(2);
  });

  it("answers what stops it before it starts as an ordinary problem", async () => {
    const { id } = await makeSnippet("return 1");
    const missing = await run("01999999-9999-7999-8999-999999999999");
    const malformed = await run(id, live, { parameters: 1 });
    const { ctx, token } = await makeWorkspace();
    const { snippet } = await createSnippet(ctx, snippetInput());
    const invalid = await callOperation(snippetOperations.execute, { token, id: snippet.id, body: {}, headers: live });
    expect([missing, malformed, invalid].map(({ status }) => status)).toEqual([404, 400, 422]);
    for (const { headers } of [missing, malformed, invalid]) expect(headers.get("content-type")).toBe("application/problem+json");
    expect((await rowOf((await invalid.json()).executionId)).layer).toBe("validation");
  });

  it("ends in the sandbox and in the log when its reader goes away", async () => {
    const { id } = await makeSnippet("console.log('on'); await sleep(20_000); return 1;", { timeoutMs: 30_000 });
    const answer = await run(id);
    const reader = answer.body?.getReader();
    const first = await reader?.read();
    const [started] = toEvents(new TextDecoder().decode(first?.value));
    if (started?.type !== "started") throw new Error("did not start");
    await reader?.cancel();
    const find = () => db().toolExecutionLog.findUnique({ where: { id: started.executionId } });
    await expect.poll(find, { timeout: 3_000 }).toMatchObject({ status: "failed", error: { error: { code: "CANCELLED" } } });
  });

  it("waits for nobody who reads slowly, and keeps everything for them in order", async () => {
    const { id } = await makeSnippet("for (let n = 0; n < 900; n++) console.log(n); return 'x'.repeat(500_000);");
    const answer = await run(id);
    const find = () => db().toolExecutionLog.count({ where: { subjectId: id } });
    await expect.poll(find, { timeout: 3_000 }).toBe(1);
    await pause(50);
    const events = toEvents(await answer.text());
    const lines = events.flatMap((event) => (event.type === "log" ? [Number(event.line.message)] : []));
    expect(lines).toEqual(Array.from({ length: 900 }, (_, n) => n));
    expect(events.at(-1)).toMatchObject({ type: "done", answer: { result: "x".repeat(500_000) } });
  });

  it("never tells a secret, in no line and in no spelling", async () => {
    const token = "s3ntinel-live-token";
    const { credential } = await createCredential(workspace.ctx, { name: "live", type: "bearer", data: { token } });
    const named = { name: "secretive", displayName: "S", baseUrl: "https://api.example.com" };
    const connector = CreateConnectorInput.parse({ ...named, authType: "bearer", credentialId: credential.id });
    await createConnector(workspace.ctx, connector);
    const code = `console.log('${token}', { key: '${token}' }, btoa('${token}')); return 1;`;
    const { id } = await makeSnippet(code, { connectors: ["secretive"] });
    const events = await eventsOf(run(id));
    expect(events.map(({ type }) => type)).toEqual(["started", "running", "log", "recorded", "done"]);
    const text = JSON.stringify(events);
    expect(text).toContain("[redacted]");
    for (const spelling of [token, btoa(token)]) expect(text).not.toContain(spelling);
  });

  it("does not mix in the lines of tools that its code calls", async () => {
    const inner = await makeSnippet("console.log('inner'); return 1;");
    const tool = toolInput({ name: "inner_tool", type: "code_execution", config: { snippetId: inner.id } });
    const { tool: made } = await createTool(workspace.ctx, tool);
    const outer = await makeSnippet("console.log('outer'); return tools.call('inner_tool', {});", { tools: ["inner_tool"] });
    const events = await eventsOf(run(outer.id));
    expect(events.flatMap((event) => (event.type === "log" ? event.line.message : []))).toEqual(["outer"]);
    const direct = await eventsOf(callOperation(toolOperations.execute, { token: workspace.token, id: made.id, body: {}, headers: live }));
    expect(direct.map(({ type }) => type)).toEqual(["started", "running", "log", "recorded", "done"]);
  });

  it("tells how long it waited for its turn", async () => {
    const { id } = await makeSnippet("const end = Date.now() + 150; while (Date.now() < end); return 1;");
    const all = await Promise.all(Array.from({ length: 6 }, () => eventsOf(run(id))));
    const waits = all.map((events) => events.flatMap((event) => (event.type === "running" ? [event.queuedMs] : [])));
    expect(waits.every(({ length }) => length === 1)).toBe(true);
  });
});
