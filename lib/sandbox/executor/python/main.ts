import { type BrokerMessage, LOG_LEVELS, type RunRequest } from "../../protocol.ts";
import { ByteLru } from "../byte-lru.ts";
import { exit, type Send, serve } from "../serve.ts";
import { PythonEngine } from "./python-engine.ts";

const CODE_BYTES_MAX = 16 * 1024 * 1024;

/** The process in which Python runs: one run at a time, which blocks this process while it waits. Arguments: the snapshot, and the folder of wheels. */
serve(async (send, receive) => {
  const [snapshotPath, wheelsDir] = process.argv.slice(2);
  if (snapshotPath === undefined) throw new Error("The path of the snapshot is missing.");
  const engine = await PythonEngine.create(snapshotPath, wheelsDir);
  // What the start has left behind is as large as the interpreter.
  globalThis.gc?.();
  const codes = new ByteLru<string>(CODE_BYTES_MAX);
  const handle = async (message: BrokerMessage) => {
    if (Array.isArray(message)) return refuse(message, send);
    const code = message.code ?? codes.get(message.codeId);
    if (code === undefined) return send(["unknown_code", message.run]);
    codes.set(message.codeId, code, 2 * code.length);
    answer(engine, message, code, send, receive);
    if (engine.isWorn) return exit();
    engine.settle();
  };
  return { handle };
});

/** No run waits here between two messages: inside of one, they are received where it waits. */
function refuse([kind, run]: Extract<BrokerMessage, unknown[]>, send: Send): void {
  if (kind !== "stop") throw new Error("The broker answered a run that is not here.");
  send(["stopped", run]);
}

function answer(engine: PythonEngine, request: RunRequest, code: string, send: Send, receive: () => BrokerMessage | undefined): void {
  const { run } = request;
  const startedAt = performance.now();
  const onLog: Parameters<PythonEngine["run"]>[0]["onLog"] = (level, message, atMs) =>
    send(["log", run, LOG_LEVELS.indexOf(level), message, rounded(atMs)]);
  const outcome = engine.run({ ...request, onLog }, code, {
    park: (calls, cpuMs) => send(["park", run, calls, rounded(cpuMs)]),
    wait: receive,
  });
  const runMs = rounded(performance.now() - startedAt);
  const cpuMs = rounded(engine.cpuMs);
  if (engine.isWorn) send(["worn", run]);
  if ("stopped" in outcome) send(["stopped", run]);
  else if (outcome.ok) send(["result", run, outcome.resultJson, runMs, cpuMs]);
  else send(["error", run, outcome.error, runMs, cpuMs]);
}

function rounded(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
