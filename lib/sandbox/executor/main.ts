import { once } from "node:events";
import { setImmediate as nextTurn } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { type ExecutorMessage, LOG_LEVELS, type RunRequest } from "../protocol.ts";
import { BlockingChannel } from "./blocking-channel.ts";
import { createEngine } from "./create-engine.ts";
import type { Engine } from "./engine.ts";

const CHANNEL_DESCRIPTOR = 3;
const WATCH_LIMITS = { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 2 };
/** The loop below never waits in the event loop, so it visits it now and then for the runtime's own tasks. */
const RUNS_PER_TURN = 512;

async function main(): Promise<void> {
  // Ctrl-C reaches the whole process group, but a run that goes on is the broker's to end.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {});
  const watch = new Worker(new URL("./watch-parent.js", import.meta.url), { resourceLimits: WATCH_LIMITS });
  const watching = once(watch, "online");
  const engine = await createEngine();
  await watching;
  dropRights();
  const channel = new BlockingChannel(CHANNEL_DESCRIPTOR);
  const send = (message: ExecutorMessage) => channel.send(message);
  send(["ready", process.pid]);
  for (let count = 1; ; count++) {
    const request = channel.receive() as RunRequest | undefined;
    if (!request) return exit();
    answer(engine, request, send);
    await engine.settle();
    if (count % RUNS_PER_TURN === 0) await nextTurn();
  }
}

function answer(engine: Engine, request: RunRequest, send: (message: ExecutorMessage) => void): void {
  const startedAt = performance.now();
  const outcome = engine.run({
    ...request,
    onLog: (level, message, atMs) => send(["log", request.run, LOG_LEVELS.indexOf(level), message, rounded(atMs)]),
  });
  const runMs = rounded(performance.now() - startedAt);
  if (!outcome) send(["unknown_code", request.run]);
  else if (outcome.ok) send(["result", request.run, outcome.resultJson, runMs]);
  else send(["error", request.run, outcome.error, runMs]);
}

function rounded(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}

/** Everything has been loaded: from here on this process may open no file and start no thread, whatever gets to run in it. */
function dropRights(): void {
  process.permission.drop("worker");
  process.permission.drop("fs.read");
  for (const name of ["fetch", "WebSocket", "EventSource"]) Reflect.deleteProperty(globalThis, name);
}

/** The other thread is blocked in a read, so an ordinary exit would wait for it. */
function exit(): void {
  process.kill(process.pid, "SIGKILL");
}

main().catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : "unknown";
  new BlockingChannel(CHANNEL_DESCRIPTOR).send(["failed", process.pid, reason] satisfies ExecutorMessage);
  exit();
});
