import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSandbox } from "./create-sandbox.ts";
import type { HostAnswer, HostCall, Sandbox, SandboxOutcome, SandboxRun } from "./types.ts";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = createSandbox({ entry: path.resolve("lib/sandbox/executor/main.ts"), processes: 2, spares: 1 });
  await run("return 1", { timeoutMs: 15_000 });
});
afterAll(() => sandbox.close());

/** Answers with what it was asked, after `payload.args.ms`. */
async function echo({ payloadJson, signal }: HostCall): Promise<HostAnswer> {
  const { args } = JSON.parse(payloadJson) as { args: { ms?: number; fail?: string } };
  await pause(args.ms ?? 0, undefined, { signal });
  return args.fail === undefined
    ? { ok: true, json: JSON.stringify(args) }
    : { ok: false, error: { name: "ToolError", message: args.fail } };
}

function run(code: string, own: Partial<SandboxRun> = {}): Promise<SandboxOutcome> {
  const limits = { timeoutMs: 5000, memoryLimitMb: 32 };
  return sandbox.run({ tenant: "t", language: "javascript", code, paramsJson: "{}", onCall: echo, ...limits, ...own });
}
async function resultOf(code: string, own: Partial<SandboxRun> = {}): Promise<unknown> {
  const outcome = await run(code, own);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return JSON.parse(outcome.resultJson);
}

describe("host calls", () => {
  it("bring back what the host answers, one after another and many at once", async () => {
    expect(await resultOf("const a = await tools.call('x', { n: 1 }); const b = await tools.x({ n: a.n + 1 }); return [a, b];")).toEqual([
      { n: 1 },
      { n: 2 },
    ]);
    const many = "return Promise.all(Array.from({ length: 60 }, (_, n) => tools.x({ n })));";
    expect(await resultOf(many)).toEqual(Array.from({ length: 60 }, (_, n) => ({ n })));
  });

  it("reject with the name and message of a failure, placed where the call stands", async () => {
    expect(await resultOf("try { await tools.x({ fail: 'no' }); } catch (e) { return [e.name, e.message, e instanceof Error]; }")).toEqual([
      "ToolError",
      "no",
      true,
    ]);
    const outcome = await run("const a = 1;\nawait tools.x({ fail: 'no' });");
    expect(outcome).toMatchObject({ ok: false, error: { code: "RUNTIME", name: "ToolError", message: "no", line: 2 } });
  });

  it("tell nothing of an error on the host's side", async () => {
    const outcome = await run("await tools.x({});", { onCall: () => Promise.reject(new Error("secret")) });
    expect(outcome).toMatchObject({ ok: false, error: { code: "RUNTIME", name: "InternalError" } });
    expect(JSON.stringify(outcome)).not.toContain("secret");
  });

  it("are refused where there is no host, over their number, and over their size", async () => {
    const { onCall: _onCall, ...alone } = { onCall: echo, language: "javascript", paramsJson: "{}" } as const;
    const own = { ...alone, tenant: "t", timeoutMs: 5000, memoryLimitMb: 32 };
    expect(await sandbox.run({ ...own, code: "await tools.x({});" })).toMatchObject({ ok: false, error: { code: "RUNTIME" } });
    expect(await run("for (let n = 0; n < 4; n++) await tools.x({});", { limits: { hostCallsMax: 3 } })).toMatchObject({
      ok: false,
      error: { code: "RUNTIME", name: "LimitError", limit: "host_calls" },
    });
    expect(await run("await tools.x({ text: 'x'.repeat(256 * 1024) });")).toMatchObject({ ok: false, error: { name: "LimitError" } });
    const large = { onCall: async (): Promise<HostAnswer> => ({ ok: true, json: JSON.stringify("x".repeat(1024 * 1024)) }) };
    expect(await run("await tools.x({});", large)).toMatchObject({ ok: false, error: { name: "LimitError" } });
  });

  it("go out so many at once and no more", async () => {
    let open = 0;
    let most = 0;
    const onCall = async (call: HostCall) => {
      most = Math.max(most, ++open);
      const answer = await echo(call);
      open -= 1;
      return answer;
    };
    const code = "return (await Promise.all(Array.from({ length: 20 }, () => tools.x({ ms: 5 })))).length;";
    expect(await resultOf(code, { onCall, limits: { hostCallsAtOnceMax: 3 } })).toBe(20);
    expect(most).toBe(3);
  });

  it("that nobody waited for are not made, and the console says so", async () => {
    let calls = 0;
    const outcome = await run("tools.x({}); tools.y({}); return 1;", {
      onCall: async () => {
        calls += 1;
        return { ok: true, json: "1" };
      },
    });
    expect(outcome).toMatchObject({ ok: true, logs: [{ level: "warn", message: expect.stringContaining("2 of its calls") }] });
    expect(calls).toBe(0);
  });

  it("are aborted when the run ends before them, and their answers reach nobody", async () => {
    let aborted = 0;
    const onCall = (call: HostCall) => {
      call.signal.addEventListener("abort", () => (aborted += 1));
      return echo(call);
    };
    expect(await resultOf("tools.x({ ms: 300 }); await sleep(5); return 1;", { onCall })).toBe(1);
    expect(aborted).toBe(1);
    expect(await resultOf("return 2;")).toBe(2);
  });
});

describe("waiting", () => {
  it("takes wall-clock time and no computing time", async () => {
    const outcome = await run("await sleep(150); return 1;", { limits: { cpuMs: 100 } });
    expect(outcome).toMatchObject({ ok: true });
    expect(outcome.runMs).toBeGreaterThanOrEqual(149);
    expect(outcome.cpuMs).toBeLessThan(100);
  });

  it("ends with the wall-clock limit, which is named", async () => {
    const outcome = await run("console.log('a'); await sleep(60_000);", { timeoutMs: 100 });
    expect(outcome).toMatchObject({ ok: false, error: { code: "TIMEOUT_SOFT", limit: "time" }, logs: [{ message: "a" }] });
    expect(outcome.runMs).toBeLessThan(1000);
  });

  it("is not the limit that ends code which computes", async () => {
    const outcome = await run("await sleep(10); for (;;) {}", { timeoutMs: 10_000, limits: { cpuMs: 120 } });
    expect(outcome).toMatchObject({ ok: false, error: { code: "TIMEOUT_SOFT", limit: "cpu" } });
    const stuck = "await sleep(10); [].indexOf.call({ length: 2 ** 53 - 1 }, 1);";
    expect(await run(stuck, { timeoutMs: 10_000, limits: { cpuMs: 120 } })).toMatchObject({
      error: { code: "TIMEOUT_HARD", limit: "cpu" },
    });
  });

  it("leaves the executors to others: hundreds of sleeping runs end together", async () => {
    const startedAt = performance.now();
    const all = await Promise.all(Array.from({ length: 120 }, (_, n) => run(`await sleep(300); return ${n};`)));
    expect(all.map((outcome) => outcome.ok && Number(outcome.resultJson))).toEqual(Array.from({ length: 120 }, (_, n) => n));
    expect(performance.now() - startedAt).toBeLessThan(120 * 300 * 0.25);
  });

  it("keeps each run's world apart from those that run meanwhile", async () => {
    const code = (n: number) => `globalThis.mine = ${n}; await sleep(20); await tools.x({ ms: 5 }); return globalThis.mine;`;
    const all = await Promise.all(Array.from({ length: 30 }, (_, n) => resultOf(code(n))));
    expect(all).toEqual(Array.from({ length: 30 }, (_, n) => n));
  });

  it("in a process that is killed under another run of the same tenant ends as EXECUTOR_RESTARTED", async () => {
    const lone = createSandbox({ entry: path.resolve("lib/sandbox/executor/main.ts"), processes: 1, spares: 0 });
    const own = { tenant: "t", language: "javascript", paramsJson: "{}", memoryLimitMb: 32 } as const;
    await lone.run({ ...own, code: "return 1", timeoutMs: 15_000 });
    const waiting = lone.run({ ...own, code: "await sleep(3000); return 1;", timeoutMs: 5000 });
    await pause(50);
    const stuck = await lone.run({ ...own, code: "[].indexOf.call({ length: 2 ** 53 - 1 }, 1);", timeoutMs: 60 });
    expect(stuck).toMatchObject({ error: { code: "TIMEOUT_HARD" } });
    expect(await waiting).toMatchObject({ ok: false, error: { code: "EXECUTOR_RESTARTED" } });
    await lone.close();
  });

  it("can be cancelled, while it waits and after it has begun to compute again", async () => {
    const abort = new AbortController();
    const waiting = run("await sleep(4000); return 1;", { signal: abort.signal });
    const computing = run("await sleep(10); const end = Date.now() + 3000; while (Date.now() < end); return 1;", { signal: abort.signal });
    setTimeout(() => abort.abort(), 100);
    for (const outcome of await Promise.all([waiting, computing])) expect(outcome).toMatchObject({ error: { code: "CANCELLED" } });
    expect(await resultOf("return 2;")).toBe(2);
  });

  it("of runs for runs ends, at every depth and however many there are", async () => {
    const nest =
      (depth: number): NonNullable<SandboxRun["onCall"]> =>
      async () => {
        const outcome = await run(depth > 0 ? "return await tools.x({});" : "return 'deep';", {
          depth: 5 - depth,
          timeoutMs: 30_000,
          onCall: nest(depth - 1),
          tenant: "nest",
        });
        return outcome.ok ? { ok: true, json: outcome.resultJson } : { ok: false, error: outcome.error };
      };
    const roots = Array.from({ length: 100 }, () =>
      run("return await tools.x({});", { tenant: "nest", onCall: nest(4), timeoutMs: 30_000 }),
    );
    for (const outcome of await Promise.all(roots))
      expect(outcome, JSON.stringify(outcome)).toMatchObject({ ok: true, resultJson: '"deep"' });
  }, 60_000);
});

describe("the compiler of TypeScript", () => {
  it("is loaded in nobody's time, and gives nobody more", async () => {
    const fresh = createSandbox({ entry: path.resolve("lib/sandbox/executor/main.ts"), processes: 1, spares: 0 });
    const code = "namespace N { export const a = 1; } await sleep(60_000); return N.a;";
    const own = { tenant: "t", language: "typescript", paramsJson: "{}", memoryLimitMb: 32, limits: { cpuMs: 150 } } as const;
    await fresh.run({ ...own, code: "return 1", timeoutMs: 15_000 });
    const outcome = await fresh.run({ ...own, code, timeoutMs: 250 });
    expect(outcome).toMatchObject({ ok: false, error: { code: "TIMEOUT_SOFT", limit: "time" } });
    expect(outcome.runMs).toBeLessThan(2000);
    await fresh.close();
  });
});

describe("a run that brings its process down", () => {
  const hang = "[].indexOf.call({ length: 2 ** 53 - 1 }, 1);";

  it("takes none of the runs with it that wait for it: they hear of its end", async () => {
    const onCall = async (): Promise<HostAnswer> => {
      const child = await run(hang, { depth: 1, timeoutMs: 100, tenant: "parents" });
      return child.ok ? { ok: true, json: "1" } : { ok: false, error: { name: "ToolError", message: child.error.code } };
    };
    const parent = "try { await tools.x({}); } catch (error) { return error.message; }";
    const all = await Promise.all(Array.from({ length: 8 }, () => run(parent, { onCall, timeoutMs: 20_000, tenant: "parents" })));
    for (const outcome of all) expect(outcome).toMatchObject({ ok: true, resultJson: '"TIMEOUT_HARD"' });
  });

  it("is not one whose caller has gone, while others wait in its process", async () => {
    const waiting = Array.from({ length: 6 }, () => run("await sleep(600); return 1;", { tenant: "siblings" }));
    await pause(100);
    const abort = new AbortController();
    const busy = "const end = Date.now() + 300; while (Date.now() < end); return 1;";
    const cancelled = [1, 2].map(() => run(busy, { tenant: "siblings", signal: abort.signal }));
    setTimeout(() => abort.abort(), 50);
    for (const outcome of await Promise.all(cancelled)) expect(outcome).toMatchObject({ error: { code: "CANCELLED" } });
    for (const outcome of await Promise.all(waiting)) expect(outcome).toMatchObject({ ok: true });
  });
});

describe("large answers", () => {
  it("reach a run however many there are", async () => {
    const json = JSON.stringify(Array.from({ length: 240_000 }, () => "a"));
    const onCall = async (): Promise<HostAnswer> => ({ ok: true, json });
    const code =
      "const all = await Promise.all(Array.from({ length: 16 }, () => tools.x({}).then((one) => one.length))); return all.reduce((sum, one) => sum + one, 0);";
    const outcome = await run(code, { onCall, timeoutMs: 30_000, memoryLimitMb: 128, limits: { cpuMs: 30_000 } });
    expect(outcome, JSON.stringify(outcome).slice(0, 500)).toMatchObject({ ok: true, resultJson: String(16 * 240_000) });
  });
});

describe("memory of runs that wait", () => {
  it("is bounded: further runs of the tenant wait for room", async () => {
    const code = "const held = new Uint8Array(50e6).fill(1); await sleep(400); return held.length;";
    const startedAt = performance.now();
    const own = { tenant: "large", memoryLimitMb: 128, timeoutMs: 10_000, limits: { cpuMs: 5000 } };
    const all = await Promise.all(Array.from({ length: 20 }, () => run(code, own)));
    for (const outcome of all) expect(outcome).toMatchObject({ ok: true, resultJson: "50000000" });
    // Four of them fit into each of two processes.
    expect(performance.now() - startedAt).toBeGreaterThan(2 * 400);
  });
});

describe("tenants", () => {
  it("do not wait for one another: who floods delays only itself", async () => {
    const busy = "const end = Date.now() + 400; while (Date.now() < end); return 1;";
    const flood = Array.from({ length: 12 }, () => run(busy, { tenant: "flood" }));
    const startedAt = performance.now();
    for (let n = 0; n < 10; n++) expect(await resultOf("return 1;", { tenant: "other" })).toBe(1);
    expect(performance.now() - startedAt).toBeLessThan(1500);
    await Promise.all(flood);
  });
});
