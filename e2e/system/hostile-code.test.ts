import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createCodeTool } from "./support/create-code-tool.ts";
import { type Studio, startStudio } from "./support/studio.ts";

interface Refusal {
  layer: string;
  code: string;
  detail: string;
  executionId: string;
  logs: { message: string }[];
}

const LIMITS = { timeoutMs: 1_000, memoryLimitMb: 16 };
const HOSTILE: [name: string, code: string][] = [
  ["an infinite loop", "for (;;);"],
  ["an infinite loop that catches everything", "for (;;) { try { throw 1; } catch {} }"],
  ["a promise that never settles", "await new Promise(() => {});"],
  ["microtasks without an end", "const again = () => Promise.resolve().then(again); await again();"],
  ["a memory bomb of arrays", "const all = []; for (;;) all.push(new Array(1000).fill(7));"],
  ["a memory bomb of a doubling string", "let s = 'x'; for (;;) s += s;"],
  ["a memory bomb of typed arrays", "const all = []; for (;;) all.push(new Uint8Array(1 << 20).fill(1));"],
  ["a recursion bomb", "const f = (n) => 1 + f(n + 1); return f(0);"],
  ["a recursion bomb through getters", "const o = { get x() { return this.x; } }; return o.x;"],
  ["a recursion bomb through toJSON", "const o = { toJSON() { return { o }; } }; return o;"],
  ["a backtracking pattern", "return /^(a+)+$/.test('a'.repeat(40) + '!');"],
  ["a result of boundless size", "let s = 'x'.repeat(1 << 20); return Array(64).fill(s);"],
  ["a flood of calls to tools", "for (;;) tools.call('nothing').catch(() => {});"],
  ["calls to tools without an end", "for (;;) await tools.call('nothing').catch(() => {});"],
  ["a call with an argument of boundless size", "return tools.call('nothing', { text: 'z'.repeat(1 << 22) });"],
  ["a call of a host that it does not declare", "return fetch('http://127.0.0.1/');"],
  ["a wait beyond its limit", "await sleep(60_000);"],
  ["a flood of console output", "for (;;) console.log('y'.repeat(1000));"],
];

let studio: Studio;
/** Ordinary work that goes on beside the hostile: statuses and how long each took. */
const others: { status: number; tookMs: number }[] = [];
let ended = false;
let stream: Promise<unknown>;

beforeAll(async () => {
  studio = await startStudio();
  const { toolId } = await createCodeTool(studio, "return params.n * 2;", { parameters: [{ name: "n", type: "number", required: true }] });
  const ordinary = async () => {
    while (!ended) {
      const started = performance.now();
      const { status, body } = await studio.api("POST", `/api/custom-tools/${toolId}/execute`, { parameters: { n: 21 } });
      others.push({ status: body["result"] === 42 ? status : 0, tookMs: performance.now() - started });
      await sleep(20);
    }
  };
  stream = Promise.all([ordinary(), ordinary()]);
  while (others.length < 5) await sleep(10);
});
afterAll(async () => {
  await studio[Symbol.asyncDispose]();
});

it.each(HOSTILE)("%s ends with 422 in the layer sandbox within its limit plus a second, with its console output", async (_name, code) => {
  const { toolId } = await createCodeTool(studio, `console.log("before it went wrong");\n${code}`, LIMITS);
  const started = performance.now();
  const { status, body } = await studio.api<Refusal>("POST", `/api/custom-tools/${toolId}/execute`, {});
  const tookMs = performance.now() - started;
  expect({ status, layer: body.layer, code: body.code }).toEqual({ status: 422, layer: "sandbox", code: "execution_failed" });
  expect(tookMs).toBeLessThan(LIMITS.timeoutMs + 1_000);
  expect(body.logs[0]?.message).toBe("before it went wrong");
  const { body: log } = await studio.api<{ execution: object }>("GET", `/api/custom-tools/executions/${body.executionId}`);
  expect(log.execution).toMatchObject({ status: "failed", layer: "sandbox", logs: body.logs, error: { message: body.detail } });
});

it("twelve at once end just the same, and take nothing from the others", async () => {
  const codes = [...HOSTILE.slice(0, 2), ...HOSTILE.slice(4, 8)].map(([, code]) => code);
  const tools = await Promise.all([...codes, ...codes].map((code) => createCodeTool(studio, code, { timeoutMs: 500, memoryLimitMb: 16 })));
  const statuses = await Promise.all(
    tools.map(async ({ toolId }) => {
      const { status, body } = await studio.api<Refusal>("POST", `/api/custom-tools/${toolId}/execute`, {});
      return { status, layer: body.layer };
    }),
  );
  expect(statuses).toEqual(tools.map(() => ({ status: 422, layer: "sandbox" })));
});

it("a tool that calls itself ends with 422 before it has called itself a seventh time", async () => {
  const { toolId, name } = await createCodeTool(studio, "throw new Error('replaced below');", LIMITS);
  const { body: made } = await studio.api<{ tool: { config: { snippetId: string } } }>("GET", `/api/custom-tools/${toolId}`);
  const code = `console.log("before"); return tools.call(${JSON.stringify(name)});`;
  const change = { code, tools: [name] };
  expect((await studio.api("PUT", `/api/custom-tools/code-snippets/${made.tool.config.snippetId}`, change)).status).toBe(200);
  const { status, body } = await studio.api<Refusal>("POST", `/api/custom-tools/${toolId}/execute`, {});
  expect({ status, layer: body.layer, detail: body.detail }).toEqual({
    status: 422,
    layer: "sandbox",
    detail: expect.stringContaining("levels deep"),
  });
  const { body: log } = await studio.api<{ logs: { source: string }[] }>("GET", `/api/custom-tools/${toolId}/logs`);
  expect(log.logs.map(({ source }) => source).sort()).toEqual(["api", ...Array(6).fill("code")]);
});

const HOSTILE_PYTHON: [name: string, code: string][] = [
  ["an infinite loop", "while True: pass"],
  ["an infinite loop that catches everything", "while True:\n    try:\n        raise ValueError\n    except BaseException:\n        pass"],
  ["work that is never interrupted", "sum(range(10 ** 11))"],
  ["a memory bomb", "all = []\nwhile True: all.append(bytearray(1 << 20))"],
  ["a shell", "import os\nos.system('id')"],
  ["a socket", "import socket\nsocket.create_connection(('127.0.0.1', 80))"],
  ["an exit", "import os\nos._exit(0)"],
];

it.each(HOSTILE_PYTHON)("in Python, %s ends likewise", async (_name, code) => {
  const python = { language: "python", ...LIMITS };
  const { toolId: first } = await createCodeTool(studio, "return 1", python);
  expect((await studio.api("POST", `/api/custom-tools/${first}/execute`, {})).status).toBe(200);
  const { toolId } = await createCodeTool(studio, `print("before it went wrong")\n${code}`, python);
  const started = performance.now();
  const { status, body } = await studio.api<Refusal>("POST", `/api/custom-tools/${toolId}/execute`, {});
  expect({ status, layer: body.layer }).toEqual({ status: 422, layer: "sandbox" });
  expect(performance.now() - started).toBeLessThan(LIMITS.timeoutMs + 1_000);
  expect(body.logs[0]?.message).toBe("before it went wrong");
});

it("ordinary executions beside all this had no error", async () => {
  ended = true;
  await stream;
  expect(others.length).toBeGreaterThan(50);
  expect(others.filter(({ status }) => status !== 200)).toEqual([]);
  expect((await studio.api("GET", "/api/health")).status).toBe(200);
});
