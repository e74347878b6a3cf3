import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSandbox } from "./create-sandbox.ts";
import type { HostAnswer, Sandbox, SandboxOutcome, SandboxRun } from "./types.ts";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = createSandbox({
    entry: path.resolve("lib/sandbox/executor/main.ts"),
    processes: 1,
    spares: 0,
    python: {
      entry: path.resolve("lib/sandbox/executor/python/main.ts"),
      dataDir: path.resolve("node_modules/.cache/sintra"),
      wheelsDir: path.resolve("node_modules/.cache/sintra/no-wheels"),
      processes: 2,
      spares: 1,
    },
  });
  await run("return 1", { timeoutMs: 30_000 });
}, 120_000);
afterAll(() => sandbox.close());

function run(code: string, own: Partial<SandboxRun> = {}): Promise<SandboxOutcome> {
  return sandbox.run({ tenant: "t", language: "python", code, paramsJson: '{"n":20}', timeoutMs: 5000, memoryLimitMb: 32, ...own });
}
/** Each call of a run is a run of its own, down to a depth at which nothing is called any more. */
const nest =
  (depth: number): NonNullable<SandboxRun["onCall"]> =>
  async (): Promise<HostAnswer> => {
    const code = depth < 5 ? "return tools.x() + 1" : "return 0";
    const outcome = await run(code, { depth, onCall: nest(depth + 1), timeoutMs: 30_000 });
    return outcome.ok ? { ok: true, json: outcome.resultJson } : { ok: false, error: outcome.error };
  };

describe("Python in the sandbox", () => {
  it("runs Python that waits for Python, several levels deep", async () => {
    expect(await run("return tools.x() + 1", { onCall: nest(1), timeoutMs: 30_000 })).toMatchObject({ ok: true, resultJson: "5" });
  }, 60_000);

  it("does so for several runs at once", async () => {
    const roots = Array.from({ length: 3 }, () => run("return tools.x() + 1", { onCall: nest(4), timeoutMs: 30_000 }));
    for (const outcome of await Promise.all(roots)) expect(outcome).toMatchObject({ ok: true, resultJson: "2" });
  }, 60_000);

  it("does not count many short sleeps as computing", async () => {
    const outcome = await run("import time\nfor n in range(250):\n  time.sleep(0.005)\nreturn 1", { limits: { cpuMs: 600 } });
    expect(outcome).toMatchObject({ ok: true });
    expect(outcome.runMs).toBeGreaterThan(1200);
  });

  it("lets no tenant that sleeps keep the others waiting", async () => {
    const sleepers = ["a", "b", "c"].flatMap((tenant) =>
      [1, 2].map(() => run("import time\ntime.sleep(4)\nreturn 1", { tenant, timeoutMs: 20_000 })),
    );
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const outcome = await run("return 1", { tenant: "victim" });
    expect(outcome).toMatchObject({ ok: true });
    expect(outcome.queuedMs).toBeLessThan(3000);
    await Promise.all(sleepers);
  }, 60_000);

  it("kills what cannot be interrupted near its computing limit, and says which it was", async () => {
    const startedAt = performance.now();
    const outcome = await run("return sum(range(10**11))", { timeoutMs: 20_000, limits: { cpuMs: 300 } });
    expect(outcome).toMatchObject({ ok: false, error: { code: "TIMEOUT_HARD", limit: "cpu" } });
    expect(performance.now() - startedAt).toBeLessThan(3000);
  });
});
