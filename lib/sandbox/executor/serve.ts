import { once } from "node:events";
import { setImmediate as nextTurn } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { BrokerMessage, ExecutorMessage } from "../protocol.ts";
import { BlockingChannel } from "./blocking-channel.ts";
import { dropRights } from "./drop-rights.ts";

const CHANNEL_DESCRIPTOR = 3;
const WATCH_LIMITS = { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 2 };
/** The loop below never waits in the event loop, so it visits it now and then for the runtime's own tasks. */
const MESSAGES_PER_TURN = 512;
const SIGKILL = 9;
/** The inner half of `process.kill`, since that looks it up when it is called. Kept, because the process loses both with its other rights. */
const kill = (process as unknown as { _kill(pid: number, signal: number): number })._kill.bind(process);

export type Send = (message: ExecutorMessage) => void;

export interface Booted {
  /** Answers one message. */
  handle(message: BrokerMessage): Promise<void>;
  /** What the operator should know of this process. */
  notice?: string;
}

/** Boots an executor process and then answers the broker, one message at a time, until the broker is gone. */
export function serve(boot: (send: Send, receive: () => BrokerMessage | undefined) => Promise<Booted>): void {
  run(boot).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : "unknown";
    new BlockingChannel(CHANNEL_DESCRIPTOR).send(["failed", process.pid, reason] satisfies ExecutorMessage);
    exit();
  });
}

/** Ends the process at once: an ordinary exit would wait for the other thread, which is blocked in a read. */
export function exit(): void {
  kill(process.pid, SIGKILL);
}

async function run(boot: Parameters<typeof serve>[0]): Promise<void> {
  // Ctrl-C reaches the whole process group, but a run that goes on is the broker's to end.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {});
  const watch = new Worker(new URL("./watch-parent.js", import.meta.url), { resourceLimits: WATCH_LIMITS });
  const watching = once(watch, "online");
  const channel = new BlockingChannel(CHANNEL_DESCRIPTOR);
  const send: Send = (message) => channel.send(message);
  const receive = () => channel.receive() as BrokerMessage | undefined;
  const booted = await boot(send, receive);
  await watching;
  dropRights();
  send(booted.notice === undefined ? ["ready", process.pid] : ["ready", process.pid, booted.notice]);
  for (let count = 1; ; count++) {
    const message = receive();
    if (!message) return exit();
    await booted.handle(message);
    if (count % MESSAGES_PER_TURN === 0) await nextTurn();
  }
}
