import path from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { createSandbox } from "../create-sandbox.ts";
import { compileQuickJs } from "./quickjs/quickjs-module.ts";
import { SnapshotEngines } from "./quickjs/snapshot-engines.ts";
import { loadCompiler } from "./typescript/load-compiler.ts";

const NAMESPACE = "namespace N { export const a = 1; } return N.a;";

it("code that needs the compiler runs in a process that has not loaded it, whatever loading takes", async () => {
  const sandbox = createSandbox({ entry: path.resolve("lib/sandbox/executor/main.ts"), processes: 1, spares: 0 });
  onTestFinished(() => sandbox.close());
  const own = { tenant: "t", paramsJson: "{}", memoryLimitMb: 32 };
  await sandbox.run({ ...own, language: "javascript", code: "return 1", timeoutMs: 15_000 });
  const outcome = await sandbox.run({ ...own, language: "typescript", code: NAMESPACE, timeoutMs: 140 });
  expect(outcome).toMatchObject({ ok: true, resultJson: "1" });
  expect(outcome.runMs).toBeLessThan(140);
});

it("loading is told of once, and is not part of the run's time", async () => {
  const engine = await (await SnapshotEngines.create(compileQuickJs())).newEngine();
  const limits = { timeoutMs: 1000, cpuMs: 1000, memoryMb: 32, resultBytesMax: 1000, logLinesMax: 0, logBytesMax: 0 };
  const noCalls = { hostCallsMax: 0, hostCallsAtOnceMax: 0 };
  const told: number[] = [];
  const startedAt = performance.now();
  for (const codeId of [1, 2]) {
    const run = {
      codeId,
      code: `${NAMESPACE}//${codeId}`,
      language: "typescript",
      paramsJson: "{}",
      limits: { ...limits, ...noCalls },
    } as const;
    const pauseMs = 1100;
    const onLoading = () => {
      told.push(codeId);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
    };
    expect(engine.begin({ ...run, onLog() {}, onLoading })).toEqual({ ok: true, resultJson: "1" });
    expect(engine.runMs).toBeLessThan(performance.now() - startedAt - pauseMs + 1);
    await engine.settle();
  }
  expect(told).toEqual([1]);
  loadCompiler(() => {
    throw new Error("loaded again");
  });
});
