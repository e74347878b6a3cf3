import { log } from "#lib/log.ts";
import { encodeFrame, FrameReader } from "../frames.ts";
import { SANDBOX_LIMITS } from "../limits.ts";
import { type BrokerMessage, type ExecutorMessage, type HostCallMessage, isExecutorMessage, type RunRequest } from "../protocol.ts";
import type { SandboxErrorCode, SandboxLimitName } from "../types.ts";
import { KillWatch } from "./kill-watch.ts";
import { type ExecutorKind, type SpawnedExecutor, spawnExecutor } from "./spawn-executor.ts";
import type { Task } from "./task.ts";
import { WaitingTask } from "./waiting-task.ts";

export interface ExecutorEvents {
  onReady(link: ExecutorLink): void;
  /** A run goes on in the executor: a new one, or one that has waited. */
  onBusy(link: ExecutorLink): void;
  /** The executor can take the next run; others may be waiting in it. */
  onFree(link: ExecutorLink): void;
  /** It takes no more runs: it was killed or ended by itself. `wasUsed`: not before it had been given one; `killedFor`: the run that it was killed or died under. */
  onLost(link: ExecutorLink, lost: { wasUsed: boolean; killedFor: Task | undefined }): void;
}

const FRAME_BYTES_MAX = 8 * 1024 * 1024;
const BOOT_MS_MAX = 15_000;
/** Most runs end within this after their caller has gone, which is cheaper than a new process. */
const CANCEL_GRACE_MS = 20;

/** The broker's end of one executor process, which works on one thing at a time. Trusts nothing that comes back. */
export class ExecutorLink {
  readonly #executor: SpawnedExecutor;
  readonly #events: ExecutorEvents;
  readonly #reader = new FrameReader(FRAME_BYTES_MAX);
  readonly #watch: KillWatch;
  readonly closed: Promise<void>;
  /** What the executor works on now. An ended one is being stopped there. */
  #active: Task | undefined;
  readonly #waiting = new Map<Task, WaitingTask | undefined>();
  /** Waiting runs that the executor is to be told something of. */
  readonly #news = new Set<Task>();
  #codeSent = false;
  #ready = false;
  #used = false;
  #lost = false;
  #worn = false;

  constructor(kind: ExecutorKind, events: ExecutorEvents) {
    this.#events = events;
    this.#watch = new KillWatch(() => this.#killLate());
    this.#executor = spawnExecutor(kind);
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

  get isBusy(): boolean {
    return this.#active !== undefined;
  }

  /** Runs in it, those that wait included. */
  get runCount(): number {
    return this.#waiting.size + (this.#active === undefined || this.#active.ended ? 0 : 1);
  }

  start(task: Task): void {
    this.#used = true;
    this.#codeSent = !task.code.sentTo.has(this);
    task.start();
    task.code.sentTo.add(this);
    this.#work(task, this.#toRequest(task, this.#codeSent));
  }

  /** The caller of a run has gone: one that goes on may end by itself for a moment more. False when the run is not here. */
  cancel(task: Task): boolean {
    if (task === this.#active) this.#watch.set(performance.now() + CANCEL_GRACE_MS);
    else if (!this.#waiting.has(task)) return false;
    task.stop("CANCELLED");
    return true;
  }

  /** Ends the process at once; the run that it works on ends with `code`, those that wait in it as restarted. */
  kill(code: SandboxErrorCode, limit?: SandboxLimitName): void {
    if (this.#lost) return;
    this.#lost = true;
    this.#watch.stop();
    this.#executor.child.kill("SIGKILL");
    const active = this.#active;
    this.#active = undefined;
    active?.stop(code, limit);
    for (const task of [...this.#waiting.keys()]) task.stop("EXECUTOR_RESTARTED");
    this.#waiting.clear();
    this.#events.onLost(this, { wasUsed: this.#used || code === "CANCELLED", killedFor: code === "CANCELLED" ? undefined : active });
  }

  #killLate(): void {
    const task = this.#active;
    this.kill("TIMEOUT_HARD", task === undefined || performance.now() >= task.endsAt ? "time" : "cpu");
  }

  #work(task: Task, message: BrokerMessage): void {
    const wasBusy = this.isBusy;
    this.#active = task;
    // The process's own count of its time is the exact one; this is for code that it cannot interrupt.
    const cpuMsLeft = task.limits.cpuMs - task.cpuMs;
    const due = task.ended ? performance.now() : Math.min(task.endsAt, performance.now() + 2 * cpuMsLeft + SANDBOX_LIMITS.hardKillGraceMs);
    this.#watch.set(due + SANDBOX_LIMITS.hardKillGraceMs);
    this.#executor.channel.write(encodeFrame(message));
    if (!wasBusy) this.#events.onBusy(this);
  }

  #toRequest(task: Task, withCode: boolean): RunRequest {
    const { run, code, limits } = task;
    const request: RunRequest = { run: task.id, codeId: code.id, language: run.language, paramsJson: run.paramsJson, limits };
    if (withCode) request.code = run.code;
    return request;
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
    if (kind === "ready") return this.#becomeReady(message[2]);
    if (kind === "failed") return this.#reportBootFailure(message[2]);
    const task = this.#active;
    if (!task || run !== task.id) return false;
    if (kind === "log") {
      task.addLine(message[2], message[3], message[4]);
      return true;
    }
    if (kind === "unknown_code") return this.#resend(task);
    if (kind === "worn") {
      this.#worn = true;
      return true;
    }
    if (kind === "stopped" && !task.ended) return false;
    if (kind === "park") {
      task.cpuMs = message[3];
      this.#park(task, message[2]);
    }
    if (kind === "result") task.succeed(message[2], message[3], message[4]);
    if (kind === "error") task.fail(message[2], message[3], message[4]);
    if (kind !== "park") this.#forget(task);
    this.#goOn();
    return true;
  }

  #park(task: Task, calls: HostCallMessage[]): void {
    if (task.ended) {
      // Its caller has gone while it still computed.
      this.#waiting.set(task, undefined);
      this.#news.add(task);
      return;
    }
    const waiting = this.#waiting.get(task) ?? new WaitingTask(task, { onNews: () => this.#tell(task), onDue: () => this.#end(task) });
    this.#waiting.set(task, waiting);
    waiting.take(calls);
  }

  /** The time of a run is over that has waited at least once. While it computes, the executor ends it. */
  #end(task: Task): void {
    if (task !== this.#active) task.stop("TIMEOUT_SOFT", "time");
  }

  /** Something happened to a waiting run: an answer has come, or it has ended. */
  #tell(task: Task): void {
    if (this.#lost || !this.#waiting.has(task)) return;
    this.#news.add(task);
    if (!this.isBusy) this.#goOn();
  }

  #forget(task: Task): void {
    this.#waiting.delete(task);
    this.#news.delete(task);
  }

  #goOn(): void {
    this.#active = undefined;
    this.#watch.clear();
    const [next] = this.#news;
    if (this.#worn && this.#waiting.size === 0) {
      this.kill("CANCELLED");
      return;
    }
    if (!next) {
      this.#events.onFree(this);
      return;
    }
    this.#news.delete(next);
    if (next.ended) {
      this.#waiting.delete(next);
      this.#work(next, ["stop", next.id]);
    } else this.#work(next, ["answers", next.id, next.answers.splice(0)]);
  }

  #becomeReady(notice: string | undefined): boolean {
    if (this.#ready) return false;
    if (notice !== undefined) log.warn("sandbox_executor_notice", { pid: this.pid, notice });
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
    this.#executor.channel.write(encodeFrame(this.#toRequest(task, true)));
    return true;
  }
}
