import { log } from "#lib/log.ts";
import { encodeFrame, FrameReader } from "../frames.ts";
import { SANDBOX_LIMITS } from "../limits.ts";
import { type ExecutorMessage, isExecutorMessage, type RunRequest } from "../protocol.ts";
import type { SandboxErrorCode } from "../types.ts";
import { KillWatch } from "./kill-watch.ts";
import { type SpawnedExecutor, spawnExecutor } from "./spawn-executor.ts";
import type { Task } from "./task.ts";

export interface ExecutorEvents {
  onReady(link: ExecutorLink): void;
  /** The executor has answered and can take the next run. */
  onIdle(link: ExecutorLink): void;
  /** It takes no more runs: it was killed or ended by itself; `wasUsed` when it had been given one. */
  onLost(link: ExecutorLink, wasUsed: boolean): void;
}

const FRAME_BYTES_MAX = 8 * 1024 * 1024;
const BOOT_MS_MAX = 15_000;
/** Most runs end within this after their caller has gone, which is cheaper than a new process. */
const CANCEL_GRACE_MS = 20;

/** The broker's end of one executor process. Runs one task at a time and trusts nothing that comes back. */
export class ExecutorLink {
  readonly #executor: SpawnedExecutor;
  readonly #events: ExecutorEvents;
  readonly #reader = new FrameReader(FRAME_BYTES_MAX);
  readonly #watch: KillWatch;
  readonly closed: Promise<void>;
  #task: Task | undefined;
  #codeSent = false;
  #ready = false;
  #used = false;
  #lost = false;

  constructor(entry: string, events: ExecutorEvents) {
    this.#events = events;
    this.#watch = new KillWatch(() => this.kill("TIMEOUT_HARD"));
    this.#executor = spawnExecutor(entry);
    const { child, channel } = this.#executor;
    this.closed = new Promise((resolve) => {
      const ended = () => {
        this.kill("EXECUTOR_RESTARTED");
        resolve();
      };
      child.once("close", ended);
      child.once("error", ended);
    });
    for (const stream of child.stdio) stream?.on("error", () => this.kill("EXECUTOR_RESTARTED"));
    channel.on("data", (chunk: Buffer) => this.#receive(chunk));
    this.#watch.set(performance.now() + BOOT_MS_MAX);
  }

  get pid(): number | undefined {
    return this.#executor.child.pid;
  }

  start(task: Task): void {
    this.#task = task;
    this.#used = true;
    this.#codeSent = !task.code.sentTo.has(this);
    this.#watch.set(task.start() + task.timeoutMs + SANDBOX_LIMITS.hardKillGraceMs);
    task.code.sentTo.add(this);
    this.#send(task, this.#codeSent);
  }

  /** The caller has gone: the run may end by itself for a moment more. */
  cancel(): void {
    this.#watch.set(performance.now() + CANCEL_GRACE_MS);
  }

  /** Ends the process at once; a run in it ends with `code`. */
  kill(code: SandboxErrorCode): void {
    if (this.#lost) return;
    this.#lost = true;
    this.#watch.stop();
    this.#executor.child.kill("SIGKILL");
    const task = this.#task;
    this.#task = undefined;
    task?.stop(code);
    this.#events.onLost(this, this.#used);
  }

  #send(task: Task, withCode: boolean): void {
    const { timeoutMs, memoryLimitMb } = task;
    const request: RunRequest = { run: task.id, codeId: task.code.id, paramsJson: task.run.paramsJson, timeoutMs, memoryLimitMb };
    if (withCode) request.code = task.code.code;
    this.#executor.channel.write(encodeFrame(request));
  }

  #receive(chunk: Buffer): void {
    if (this.#lost) return;
    try {
      this.#reader.push(chunk);
      for (let message = this.#reader.next(); message !== undefined; message = this.#reader.next()) {
        if (!isExecutorMessage(message) || !this.#accept(message)) throw new Error("unexpected message");
      }
    } catch {
      log.warn("sandbox_executor_garbled", { pid: this.pid });
      this.kill("EXECUTOR_RESTARTED");
    }
  }

  /** False for a message that an executor in this state does not send. */
  #accept(message: ExecutorMessage): boolean {
    const [kind, run] = message;
    if (kind === "ready") return this.#becomeReady();
    if (kind === "failed") return this.#reportBootFailure(message[2]);
    const task = this.#task;
    if (!task || run !== task.id) return false;
    if (kind === "log") {
      task.addLine(message[2], message[3], message[4]);
      return true;
    }
    if (kind === "unknown_code") return this.#resend(task);
    this.#task = undefined;
    this.#watch.clear();
    if (kind === "result") task.succeed(message[2], message[3]);
    else task.fail(message[2], message[3]);
    this.#events.onIdle(this);
    return true;
  }

  #becomeReady(): boolean {
    if (this.#ready) return false;
    this.#ready = true;
    this.#watch.clear();
    this.#events.onReady(this);
    return true;
  }

  #reportBootFailure(reason: string): boolean {
    log.warn("sandbox_executor_boot_failed", { pid: this.pid, reason });
    return !this.#ready;
  }

  /** It had evicted the code since; once it has just been sent, there is no reason to ask for it again. */
  #resend(task: Task): boolean {
    if (this.#codeSent) return false;
    this.#codeSent = true;
    this.#send(task, true);
    return true;
  }
}
