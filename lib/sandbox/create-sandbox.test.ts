import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSandbox } from "./create-sandbox.ts";
import type { Sandbox, SandboxOutcome, SandboxRun } from "./types.ts";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = createSandbox({ entry: path.resolve("lib/sandbox/executor/main.ts"), processes: 2, spares: 0 });
  await run("return 1", {}, { timeoutMs: 15_000 });
});
afterAll(() => sandbox.close());

function run(code: string, params: unknown = {}, limits: Partial<SandboxRun> = {}): Promise<SandboxOutcome> {
  return sandbox.run({
    tenant: "t",
    language: "javascript",
    code,
    paramsJson: JSON.stringify(params),
    timeoutMs: 2000,
    memoryLimitMb: 32,
    ...limits,
  });
}
async function resultOf(code: string, params: unknown = {}): Promise<unknown> {
  const outcome = await run(code, params);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return JSON.parse(outcome.resultJson);
}
async function errorOf(code: string, params: unknown = {}, limits: Partial<SandboxRun> = {}) {
  const outcome = await run(code, params, limits);
  if (outcome.ok) throw new Error(`unexpected result ${outcome.resultJson}`);
  return outcome.error;
}

describe("results", () => {
  it("returns what the code returns, as JSON", async () => {
    expect(await resultOf("return { sum: params.a + params.b };", { a: 1, b: 2 })).toEqual({ sum: 3 });
  });

  it("awaits promises that the code returns or awaits", async () => {
    expect(await resultOf("const x = await Promise.resolve(2); return Promise.all([x, (async () => x + 1)()]);")).toEqual([2, 3]);
  });

  it.each([
    ["no return", "params.a;", null],
    ["undefined", "return undefined;", null],
    ["a function", "return () => 1;", null],
    ["a symbol", "return Symbol('s');", null],
    ["NaN", "return NaN;", null],
    ["BigInt", "return { big: 2n ** 70n };", { big: "1180591620717411303424" }],
    ["a date", "return new Date(0);", "1970-01-01T00:00:00.000Z"],
    ["a map", "return new Map([['a', 1]]);", [["a", 1]]],
    ["a set", "return new Set([1, 2]);", [1, 2]],
    ["a typed array", "return new Uint8Array([1, 2]);", [1, 2]],
    ["an error", "return new TypeError('m');", { name: "TypeError", message: "m" }],
    ["NUL", "return 'a\\0b';", "a\0b"],
    ["astral characters", "return params.t;", "😀 ü"],
  ])("turns %s into JSON", async (_name, code, expected) => {
    expect(await resultOf(code, { t: "😀 ü" })).toEqual(expected);
  });

  it("escapes lone surrogates and keeps __proto__ as an ordinary key", async () => {
    const outcome = await run("return ['\\ud800', params];", JSON.parse('{"__proto__":{"x":1}}'));
    expect(outcome).toMatchObject({ ok: true, resultJson: '["\\ud800",{"__proto__":{"x":1}}]' });
  });

  it("takes parameters of 1 MB and refuses larger ones, and code over 100 KB", async () => {
    expect(await resultOf("return params.length;", "x".repeat(1024 * 1024 - 2))).toBe(1024 * 1024 - 2);
    await expect(run("return 1", "x".repeat(1024 * 1024))).rejects.toMatchObject({ code: "payload_too_large" });
    await expect(run(`return 1; // ${"x".repeat(100 * 1024)}`)).rejects.toMatchObject({ code: "payload_too_large" });
    await expect(run(`return 1; // ${"ü".repeat(60 * 1024)}`)).rejects.toMatchObject({ code: "payload_too_large" });
  });

  it("runs code of nearly 100 KB", async () => {
    const code = `let a = 3;\n${"a += 1;\n".repeat(12_000)}return a;`;
    expect(await resultOf(code)).toBe(12_003);
  });

  it("gives each run other random numbers and the real time in UTC", async () => {
    const code = "return [Math.random(), Date.now(), new Date().getTimezoneOffset()];";
    const [first, second] = (await Promise.all([resultOf(code), resultOf(code)])) as [number[], number[]];
    expect(first[0]).not.toBe(second[0]);
    expect(Math.abs(Number(first[1]) - Date.now())).toBeLessThan(5000);
    expect(first[2]).toBe(0);
  });

  it("lets nothing of one run reach the next", async () => {
    const pollute =
      "globalThis.leak = 1; Object.prototype.leak = 1; console.log = null; JSON.parse = null; Math.random = () => 4; return 1;";
    const look = "return [typeof globalThis.leak, {}.leak === undefined, typeof console.log, JSON.parse('1'), Math.random() < 1];";
    for (let round = 0; round < 4; round++) {
      await run(pollute);
      expect(await resultOf(look)).toEqual(["undefined", true, "function", 1, true]);
    }
  });
});

describe("console", () => {
  it("records level, text and time of each line", async () => {
    const outcome = await run(
      "console.log('a', 1, { b: [2] }, undefined, null); console.info(1n); console.debug(); console.warn(new Error('e')); console.error('z');",
    );
    expect(outcome.logs.map(({ level, message }) => [level, message])).toEqual([
      ["log", 'a 1 {"b":[2]} undefined null'],
      ["info", "1"],
      ["debug", ""],
      ["warn", "Error: e"],
      ["error", "z"],
    ]);
    for (const line of outcome.logs) expect(line.atMs).toBeGreaterThanOrEqual(0);
  });

  it("keeps the lines of a run that failed, and of one whose process was killed", async () => {
    const failed = await run("console.log('before'); null.x;");
    expect(failed.logs).toHaveLength(1);
    const killed = await run("console.log('before'); [].indexOf.call({ length: 2 ** 53 - 1 }, 1);", {}, { timeoutMs: 100 });
    expect(killed).toMatchObject({ ok: false, error: { code: "TIMEOUT_HARD" }, logs: [{ message: "before" }] });
  });

  it("stops at 1,000 lines and says so", async () => {
    const { logs } = await run("for (let i = 0; i < 5000; i++) console.log(i);");
    expect(logs).toHaveLength(1001);
    expect(logs.at(-1)).toMatchObject({ level: "warn", message: expect.stringContaining("full") });
  });

  it("cuts a line at 8 KB and the whole at 64 KB", async () => {
    const { logs } = await run("for (let i = 0; i < 100; i++) console.log('x'.repeat(20000));");
    expect(logs).toHaveLength(8);
    for (const { message } of logs) expect(message.length).toBeLessThanOrEqual(8 * 1024);
  });
});

describe("errors", () => {
  it("names the place in the user's own source, with the user's frames only", async () => {
    const code = "function total(order) {\n  return order.lines.length;\n}\nreturn total(params);";
    const error = await errorOf(code);
    expect(error).toMatchObject({ code: "RUNTIME", name: "TypeError", line: 2, column: 21, excerpt: "  return order.lines.length;" });
    expect(error.stack).toBe("    at total (2:21)\n    at main (4:13)");
  });

  it.each([
    ["on the first line", "const x = null; x.y;", 1, 18],
    ["thrown by hand", "\n\n  throw new RangeError('r');", 3, 23],
    ["in a callback", "return [1].map((n) =>\n  n.a.b);", 2, 6],
  ])("counts lines and columns from 1: %s", async (_name, code, line, column) => {
    expect(await errorOf(code)).toMatchObject({ line, column });
  });

  it.each([
    ["a wrong token", "let a = 1;\nlet b = ;", 2],
    ["an open block", "if (params.a) {\n  return 1;", 2],
    ["a wrapper break", "}); for (;;); (async function () {", 1],
  ])("reports %s as a syntax error with its line", async (_name, code, line) => {
    const error = await errorOf(code);
    expect(error).toMatchObject({ code: "SYNTAX", name: "SyntaxError", line });
    expect(error.excerpt).toBe(code.split("\n")[line - 1]);
  });

  it("says in which function an endless loop was stopped, and by whom it was called", async () => {
    const error = await errorOf("function spin() {\n  let n = 0;\n  while (true) n++;\n}\nspin();", {}, { timeoutMs: 60 });
    expect(error).toMatchObject({ code: "TIMEOUT_SOFT", name: "TimeoutError", message: expect.stringContaining("60 ms") });
    expect(error.stack).toBe("    at spin\n    at main (5:5)");
    expect(error.line).toBeUndefined();
  });

  it.each([12, 16, 32, 64])("holds a memory limit of %i MB", async (memoryLimitMb) => {
    const bomb = "const a = []; for (;;) { a.push('x'.repeat(1e6)); console.log(a.length); }";
    const outcome = await run(bomb, {}, { memoryLimitMb, timeoutMs: 5000 });
    expect(outcome).toMatchObject({ ok: false, error: { code: "MEMORY", message: expect.stringContaining(`${memoryLimitMb} MB`) } });
    const reached = Number(outcome.logs.at(-1)?.message);
    expect(reached).toBeLessThanOrEqual(memoryLimitMb * 1.1 + 1);
    expect(reached).toBeGreaterThan(memoryLimitMb * 0.6);
  });

  it("lets code go on that catches a failed allocation", async () => {
    expect(await resultOf("try { return new Uint8Array(1e9).length; } catch { return 'caught'; }")).toBe("caught");
  });

  it.each([
    ["STACK", "const f = () => f() + 1; f();"],
    ["RESULT_TOO_LARGE", "return 'x'.repeat(1024 * 1024);"],
    ["RESULT_TOO_LARGE", "return 'ü'.repeat(700 * 1024);"],
    ["NOT_SERIALIZABLE", "const a = []; a.push(a); return a;"],
    ["BLOCKED_API", "return require('fs');"],
    ["BLOCKED_API", "try { eval('1'); } catch (error) { throw error; }"],
    ["RUNTIME", "throw Object.assign(new Error('stack overflow'), { name: 'InternalError' });"],
    ["RUNTIME", "await new Promise(() => {});"],
  ])("reports %s for %s", async (code, source) => {
    expect(await errorOf(source)).toMatchObject({ code });
  });

  it("describes thrown values that are no errors", async () => {
    expect(await errorOf("throw 'plain';")).toMatchObject({ code: "RUNTIME", name: "Error", message: "plain" });
    expect(await errorOf("throw { a: 1 };")).toMatchObject({ message: '{"a":1}' });
    expect(await errorOf("throw null;")).toMatchObject({ message: "null" });
  });

  it("cuts messages at 4 KB", async () => {
    expect((await errorOf("throw new Error('m'.repeat(10000));")).message).toHaveLength(4096);
  });

  it("does not take frames that the code made up for places in its source", async () => {
    const error = await errorOf(
      "const e = new Error('x'); e.stack = '    at root (/etc/passwd:1:1)\\n    at f (snippet.js:999:3)'; throw e;",
    );
    expect(error.stack).not.toContain("passwd");
    expect(error.line).toBe(1);
  });

  it("shows nothing of the sandbox itself in a stack", async () => {
    const error = await errorOf("return (() => {}).constructor('1');");
    expect(JSON.stringify(error)).not.toMatch(/prelude|wasm|node:|\/lib\//);
  });
});
