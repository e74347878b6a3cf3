import type { Engine, EngineRun } from "./engine.ts";
import { FreshEngine } from "./quickjs/fresh-engine.ts";
import { compileQuickJs } from "./quickjs/quickjs-module.ts";
import { SnapshotEngine } from "./quickjs/snapshot-engine.ts";

/** Enough for the compiler of the process to reach its full speed before the first user waits. */
const WARM_RUNS = 300;

const POLLUTE = `
  globalThis.leak = 1; Object.prototype.polluted = 1; Array.prototype.toJSON = () => "x";
  JSON.stringify = null; Promise.prototype.then = null; Array.prototype.sort = null; console.log = null;
  globalThis.held = []; for (let i = 0; i < 20000; i++) held.push("held" + i);
  return held.length;`;
const PROBE = `
  const kept = [3, 1, 2].sort().join("") + JSON.stringify({ a: [1] }) + typeof console.log + typeof globalThis.leak + String({}.polluted);
  return kept + (await (async () => params.n + 1)());`;
const PROBE_RESULT = JSON.stringify('123{"a":[1]}functionundefinedundefined42');

/** Ids of the broker are positive. Some thirty of the probe, so that the way through the compiler gets warm too. */
const POLLUTE_ID = -1;
const PROBE_ID = -2;

/** The fast engine when it proves on this machine that no run leaves a trace, and otherwise the plain one. */
export async function createEngine(): Promise<Engine> {
  const compiled = compileQuickJs();
  try {
    const engine = await SnapshotEngine.create(compiled);
    if (await provesIsolation(engine)) return engine;
  } catch {
    // Another build of QuickJS: what the snapshot leans on is not there.
  }
  return FreshEngine.create(compiled);
}

async function provesIsolation(engine: SnapshotEngine): Promise<boolean> {
  for (let index = 0; index < WARM_RUNS; index++) {
    const polluted = index % 50 === 0 && engine.run(selfRun(POLLUTE_ID, POLLUTE));
    if (polluted && !polluted.ok) return false;
    await engine.settle();
    const probe = engine.run(selfRun(PROBE_ID - (index % 30), PROBE));
    if (!probe?.ok || probe.resultJson !== PROBE_RESULT) return false;
  }
  return engine.isPristine();
}

function selfRun(codeId: number, code: string): EngineRun {
  return { codeId, code, paramsJson: '{"n":41}', timeoutMs: 1000, memoryLimitMb: 32, onLog() {} };
}
