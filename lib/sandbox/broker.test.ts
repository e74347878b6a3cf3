import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createSandbox } from "./create-sandbox.ts";
import { SANDBOX_LIMITS } from "./limits.ts";
import type { Sandbox, SandboxOutcome, SandboxRun } from "./types.ts";

const EXECUTOR = "executor/main.ts";
const STUCK = "[].indexOf.call({ length: 2 ** 53 - 1 }, 1)";
const opened: Sandbox[] = [];

function open(processes: number, spares: number, entry = EXECUTOR, options: { queueMsMax?: number } = {}): Sandbox {
  const sandbox = createSandbox({ entry: path.resolve("lib/sandbox", entry), processes, spares, ...options });
  opened.push(sandbox);
  return sandbox;
}
function run(sandbox: Sandbox, code: string, limits: Partial<SandboxRun> = {}): Promise<SandboxOutcome> {
  return sandbox.run({ tenant: "t", language: "javascript", code, paramsJson: "{}", timeoutMs: 10_000, memoryLimitMb: 32, ...limits });
}
const busyFor = (ms: number) => `const end = Date.now() + ${ms}; while (Date.now() < end);`;
/** Process ids of the direct children of a process. */
function childrenOf(pid: number): number[] {
  const tasks = fs.readdirSync(`/proc/${pid}/task`);
  const lists = tasks.map((task) => fs.readFileSync(`/proc/${pid}/task/${task}/children`, "utf8"));
  return lists.join(" ").split(" ").filter(Boolean).map(Number);
}
const isAlive = (pid: number) => fs.existsSync(`/proc/${pid}`) && !fs.readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ");
const executors = () => childrenOf(process.pid).filter((pid) => fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("lib/sandbox"));

vi.setConfig({ testTimeout: 30_000 });
afterEach(async () => {
  for (const sandbox of opened.splice(0)) await sandbox.close();
});

describe("a killed executor", () => {
  it("is replaced by a spare at once, and by a new process soon", async () => {
    const sandbox = open(1, 1);
    await run(sandbox, "return 1");
    await expect.poll(() => executors().length, { timeout: 10_000 }).toBe(2);
    for (let round = 0; round < 2; round++) {
      expect(await run(sandbox, STUCK, { timeoutMs: 50 })).toMatchObject({ error: { code: "TIMEOUT_HARD" } });
      expect(await run(sandbox, "return 1")).toMatchObject({ ok: true });
    }
    await expect.poll(() => executors().length, { timeout: 15_000 }).toBe(2);
  });

  it("ends its run as EXECUTOR_RESTARTED when something else killed it", async () => {
    const sandbox = open(1, 0);
    await run(sandbox, "return 1");
    const running = run(sandbox, STUCK);
    for (const pid of executors()) process.kill(pid, "SIGKILL");
    expect(await running).toMatchObject({ ok: false, error: { code: "EXECUTOR_RESTARTED" } });
    expect(await run(sandbox, "return 2")).toMatchObject({ ok: true, resultJson: "2" });
  });

  it("delays other runs only until all executors that hang are killed", async () => {
    const sandbox = open(2, 1);
    await run(sandbox, "return 1");
    const hung = [run(sandbox, STUCK, { timeoutMs: 1000 }), run(sandbox, STUCK, { timeoutMs: 1000 })];
    expect(await run(sandbox, "return 2")).toMatchObject({ ok: true });
    for (const outcome of await Promise.all(hung)) expect(outcome).toMatchObject({ error: { code: "TIMEOUT_HARD" } });
  });
});

describe("an executor that lies in good form", () => {
  it.each(["lines", "calls", "sleeps", "payload", "result", "stopped", "loading", "other"])(
    "ends with its run, and nothing of what it said is passed on: %s",
    async (lie) => {
      let calls = 0;
      const onCall = async () => {
        calls += 1;
        return { ok: true, json: "1" } as const;
      };
      const outcome = await run(open(1, 0, "fixtures/lying-executor.ts"), lie, { onCall });
      expect(outcome).toMatchObject({ ok: false, error: { code: "EXECUTOR_RESTARTED" } });
      expect(JSON.stringify(outcome).length).toBeLessThan(100_000);
      expect(calls).toBe(0);
    },
  );
});

describe("executors that cannot be prepared", () => {
  it("have those who wait for them refused as unavailable, soon", async () => {
    const nowhere = { entry: "/nowhere/executor/python/main.ts", dataDir: "/nowhere/data", wheelsDir: "/nowhere/wheels" };
    const entry = path.resolve("lib/sandbox", EXECUTOR);
    const sandbox = createSandbox({ entry, processes: 1, spares: 0, python: { ...nowhere, processes: 1, spares: 0 } });
    opened.push(sandbox);
    const startedAt = performance.now();
    await expect(run(sandbox, "return 1", { language: "python" })).rejects.toMatchObject({ code: "unavailable" });
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    expect(await run(sandbox, "return 1")).toMatchObject({ ok: true });
  });
});

describe("cancelling", () => {
  it("ends a waiting and a running run at once, and frees the executor", async () => {
    const sandbox = open(1, 1);
    await run(sandbox, "return 1");
    const abort = new AbortController();
    const startedAt = performance.now();
    const both = [run(sandbox, STUCK, { signal: abort.signal, timeoutMs: 20_000 }), run(sandbox, "return 1", { signal: abort.signal })];
    setTimeout(() => abort.abort(), 30);
    for (const outcome of await Promise.all(both)) expect(outcome).toMatchObject({ ok: false, error: { code: "CANCELLED" } });
    expect(await run(sandbox, "return 2")).toMatchObject({ ok: true });
    expect(performance.now() - startedAt).toBeLessThan(15_000);
  });

  it("does not start a run whose caller has gone already", async () => {
    expect(await run(open(1, 0), "return 1", { signal: AbortSignal.abort() })).toMatchObject({ error: { code: "CANCELLED" } });
  });
});

describe("the queue", () => {
  it("keeps order, and refuses with rate_limited what exceeds its length", async () => {
    const sandbox = open(1, 0);
    const ended: number[] = [];
    const waiting = Array.from({ length: SANDBOX_LIMITS.queueLengthMax }, (_, index) =>
      run(sandbox, "return 1", { timeoutMs: 20_000 }).then(() => ended.push(index)),
    );
    await expect(run(sandbox, "return 1")).rejects.toMatchObject({ code: "rate_limited", extra: { retryAfterMs: expect.any(Number) } });
    await Promise.all(waiting);
    expect(ended).toEqual([...ended].sort((a, b) => a - b));
  });

  it("starts the clock of a run when it leaves the queue", async () => {
    const sandbox = open(1, 0);
    await run(sandbox, "return 1");
    const slow = run(sandbox, busyFor(600));
    expect(await run(sandbox, busyFor(600), { timeoutMs: 1100 })).toMatchObject({ ok: true });
    expect(await slow).toMatchObject({ ok: true });
  });

  it("tells how long a run waited, and nothing for one that started at once", async () => {
    const sandbox = open(1, 0);
    await run(sandbox, "return 1");
    const outcomes = await Promise.all([run(sandbox, busyFor(500)), run(sandbox, "return 1"), run(sandbox, "throw 1")]);
    expect(outcomes[0]).toMatchObject({ ok: true, queuedMs: 0 });
    for (const { queuedMs } of outcomes.slice(1)) expect(queuedMs).toBeGreaterThan(150);
    expect(await run(sandbox, "return 1")).toMatchObject({ queuedMs: 0 });
  });

  it("refuses with rate_limited a run that waited too long, and never starts it", async () => {
    const sandbox = open(1, 0, EXECUTOR, { queueMsMax: 300 });
    await vi.waitFor(() => run(sandbox, "return 1"), { timeout: 10_000 });
    const ended: string[] = [];
    const slow = run(sandbox, busyFor(600)).then(() => ended.push("slow"));
    const late = run(sandbox, "return 1").finally(() => ended.push("late"));
    await expect(late).rejects.toMatchObject({ code: "rate_limited", extra: { retryAfterMs: expect.any(Number) } });
    await slow;
    expect(ended).toEqual(["late", "slow"]);
    expect(await run(sandbox, "return 2")).toMatchObject({ ok: true, resultJson: "2", queuedMs: 0 });
  });
});

describe("code that was sent before", () => {
  it("is asked for again after an executor has evicted it", async () => {
    const sandbox = open(1, 0);
    const code = (n: number) => `const list = [${"1,".repeat(40_000)}${n}]; return list.length + ${n};`;
    for (let n = 0; n < 60; n++) expect(await run(sandbox, code(n))).toMatchObject({ ok: true });
    expect(await run(sandbox, code(0))).toMatchObject({ ok: true, resultJson: "40001" });
  });
});

describe("an executor that lies", () => {
  it.each(["length", "text", "shape", "run"])("is killed after a frame with a wrong %s, and its run ends", async (kind) => {
    const sandbox = open(1, 0, "fixtures/garbled-executor.ts");
    expect(await run(sandbox, kind)).toMatchObject({ ok: false, error: { code: "EXECUTOR_RESTARTED" } });
  });

  it("may not ask twice for the same code", async () => {
    const sandbox = open(1, 0, "fixtures/garbled-executor.ts");
    expect(await run(sandbox, "unknown")).toMatchObject({ ok: false, error: { code: "EXECUTOR_RESTARTED" } });
  });
});

describe("executors that do not boot", () => {
  it("are tried again with growing pauses, and waiting runs are refused as unavailable", async () => {
    const sandbox = open(1, 1, "fixtures/dying-executor.ts");
    await expect(run(sandbox, "return 1")).rejects.toMatchObject({ code: "unavailable" });
    await expect(run(sandbox, "return 1")).rejects.toMatchObject({ code: "unavailable" });
    const seen = new Set<number>();
    const until = performance.now() + 1500;
    while (performance.now() < until) {
      for (const pid of executors()) seen.add(pid);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(seen.size).toBeLessThanOrEqual(4);
  });
});

describe("the end", () => {
  it("leaves no process after close, whatever was running", async () => {
    const sandbox = open(2, 1);
    await run(sandbox, "return 1");
    const stuck = run(sandbox, STUCK, { timeoutMs: 20_000, limits: { cpuMs: 20_000 } });
    await expect.poll(() => executors().length, { timeout: 10_000 }).toBe(3);
    const pids = executors();
    await sandbox.close();
    expect(await stuck).toMatchObject({ error: { code: "CANCELLED" } });
    expect(pids.filter(isAlive)).toEqual([]);
    await expect(run(sandbox, "return 1")).rejects.toMatchObject({ code: "unavailable" });
  });

  it("leaves no process after the broker's own process was killed, even while code hangs in a native loop", async () => {
    const broker = spawn(process.execPath, [path.resolve("lib/sandbox/fixtures/broker-main.ts")], { stdio: ["ignore", "pipe", "inherit"] });
    await once(broker.stdout, "data");
    await expect.poll(() => childrenOf(broker.pid ?? 0).length, { timeout: 10_000 }).toBe(3);
    const pids = childrenOf(broker.pid ?? 0);
    broker.kill("SIGKILL");
    await expect.poll(() => pids.filter(isAlive), { timeout: 10_000 }).toEqual([]);
  });
});

describe("an executor process", () => {
  it("outlives the signals by which a person stops the server, so that running code may end first", async () => {
    const sandbox = open(1, 0);
    await run(sandbox, "return 1");
    const [pid] = executors();
    const running = run(sandbox, "const end = Date.now() + 100; while (Date.now() < end); return 2");
    for (const signal of ["SIGINT", "SIGTERM"]) process.kill(Number(pid), signal);
    expect(await running).toMatchObject({ ok: true, resultJson: "2" });
    expect(await run(sandbox, "return 3")).toMatchObject({ ok: true, resultJson: "3" });
    expect(executors()).toEqual([pid]);
  });

  it("sees nothing of the server's environment and arguments", async () => {
    const sandbox = open(1, 0);
    await run(sandbox, "return 1");
    const [pid] = executors();
    expect(fs.readFileSync(`/proc/${pid}/environ`, "utf8").replace(/\0$/, "")).toBe("TZ=UTC");
    expect(fs.readFileSync(`/proc/${pid}/cmdline`, "utf8")).toContain("--permission");
  });
});
