import type { Engine, EngineRun, Engines } from "./engine.ts";
import { FreshEngines } from "./quickjs/fresh-engine.ts";
import { compileQuickJs } from "./quickjs/quickjs-module.ts";
import type { SnapshotEngine } from "./quickjs/snapshot-engine.ts";
import { SnapshotEngines } from "./quickjs/snapshot-engines.ts";

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

const NOTICE = "Code starts slowly: this build of QuickJS or this machine does not allow worlds to be put back from a snapshot.";

interface Booted {
  engines: Engines;
  first: Engine;
  notice?: string;
}

/** The fast engines when they prove on this machine that no run leaves a trace, and otherwise the plain ones; with the first of them. */
export async function createEngines(): Promise<Booted> {
  const compiled = compileQuickJs();
  const fast = await createFastEngines(compiled);
  if (typeof fast !== "string") return fast;
  const engines = new FreshEngines(compiled);
  return { engines, first: await engines.newEngine(), notice: `${NOTICE} ${fast}` };
}

/** Those, or why there are none. */
async function createFastEngines(compiled: WebAssembly.Module): Promise<Booted | string> {
  try {
    const engines = await SnapshotEngines.create(compiled);
    const first = await engines.newEngine();
    return (await provesIsolation(first)) ? { engines, first } : "A run left something behind.";
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
}

async function provesIsolation(engine: SnapshotEngine): Promise<boolean> {
  for (let index = 0; index < WARM_RUNS; index++) {
    if (index % 50 === 0) {
      const polluted = engine.begin(selfRun(POLLUTE_ID, POLLUTE));
      if (!polluted || "calls" in polluted || !polluted.ok) return false;
      await engine.settle();
    }
    const probe = engine.begin(selfRun(PROBE_ID - (index % 30), PROBE));
    if (!probe || "calls" in probe || !probe.ok || probe.resultJson !== PROBE_RESULT) return false;
    await engine.settle();
  }
  return engine.isPristine();
}

function selfRun(codeId: number, code: string): EngineRun {
  const limits = { timeoutMs: 1000, cpuMs: 1000, memoryMb: 32, resultBytesMax: 1000, logLinesMax: 0, logBytesMax: 0 };
  const noCalls = { hostCallsMax: 0, hostCallsAtOnceMax: 0 };
  return { codeId, code, language: "javascript", paramsJson: '{"n":41}', limits: { ...limits, ...noCalls }, onLog() {} };
}
