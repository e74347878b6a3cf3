import { log } from "#lib/log.ts";
import { exceedsBytes } from "../exceeds-bytes.ts";
import { encodeFrame, FrameReader } from "../frames.ts";
import {
  type BrokerMessage,
  type CallAnswer,
  type ExecutorMessage,
  type HostCallMessage,
  isExecutorMessage,
  type RunRequest,
} from "../protocol.ts";
import type { SandboxErrorCode, SandboxLimitName } from "../types.ts";
import { KillWatch } from "./kill-watch.ts";
import { Segment } from "./segment.ts";
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
const LOADING_MS_MAX = 3000;
/** Of answers in one frame. A single one may be larger; text may double when it is written as JSON again. */
const ANSWER_CHARS_MAX = 2 * 1024 * 1024;

/** The broker's end of one executor process, which works on one thing at a time. Trusts nothing that comes back. */
export class ExecutorLink {
  readonly #executor: SpawnedExecutor;
  readonly #events: ExecutorEvents;
  readonly #reader = new FrameReader(FRAME_BYTES_MAX);
  readonly #watch: KillWatch;
  readonly closed: Promise<void>;
  /** What the executor works on now. An ended one is being stopped there. */
  #active: Task | undefined;
  #segment: Segment | undefined;
  readonly #waiting = new Map<Task, WaitingTask | undefined>();
  /** Waiting runs that the executor is to be told something of. */
  readonly #news = new Set<Task>();
  #codeSent = false;
  #ready = false;
  #used = false;
  #lost = false;
  #worn = false;
  #loadingAt: number | undefined;

  constructor(kind: ExecutorKind, events: ExecutorEvents) {
    this.#events = events;
    this.#watch = new KillWatch(() => this.#look());
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
    return this.#runs().size;
  }

  /** What its runs may take of the machine's memory together, in megabytes. */
  get memoryMb(): number {
    return [...this.#runs()].reduce((sum, { limits }) => sum + limits.memoryMb, 0);
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
    const isActive = task === this.#active;
    if (!isActive && !this.#waiting.has(task)) return false;
    task.stop("CANCELLED");
    // Others that wait here would lose their runs with the process: then this one goes on to its own limit, though nobody hears of it.
    if (isActive && this.#othersWaiting(task) === 0) {
      this.#segment = undefined;
      this.#watch.set(performance.now() + CANCEL_GRACE_MS);
    }
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

  /** A run has had its time, as far as was known when the watch was set. */
  #look(): void {
    const found = this.#segment?.look() ?? "time";
    if (typeof found === "object") this.#watch.set(found.at);
    else this.kill("TIMEOUT_HARD", found);
  }

  #work(task: Task, message: BrokerMessage): void {
    const wasBusy = this.isBusy;
    this.#active = task;
    this.#segment = new Segment(task, this.pid);
    this.#watch.set(this.#segment.firstLookAt);
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
    if (kind === "log") return task.addLine(message[2], message[3], message[4]);
    if (kind === "loading") return this.#allowLoading();
    if (kind === "loaded") return this.#endLoading(task);
    if (kind === "unknown_code") return this.#resend(task);
    if (kind === "worn") {
      this.#worn = true;
      return true;
    }
    if (kind === "stopped" && !task.ended) return false;
    if (kind === "park") {
      task.cpuMs = message[3];
      if (!this.#park(task, message[2])) return false;
    }
    if (kind === "result" && exceedsBytes(message[2], task.limits.resultBytesMax)) return false;
    if (kind === "result") task.succeed(message[2], message[3], message[4]);
    if (kind === "error") task.fail(message[2], message[3], message[4]);
    if (kind !== "park") this.#forget(task);
    this.#goOn();
    return true;
  }

  /** False when these are more or larger calls than an honest executor sends. */
  #park(task: Task, calls: HostCallMessage[]): boolean {
    if (task.ended) {
      // Its caller has gone while it still computed.
      this.#waiting.set(task, undefined);
      this.#news.add(task);
      return true;
    }
    const waiting = this.#waiting.get(task) ?? new WaitingTask(task, { onNews: () => this.#tell(task), onDue: () => this.#end(task) });
    this.#waiting.set(task, waiting);
    return waiting.take(calls);
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

  #runs(): Set<Task> {
    const runs = new Set(this.#waiting.keys());
    if (this.#active) runs.add(this.#active);
    return runs;
  }

  #othersWaiting(task: Task): number {
    return [...this.#waiting.keys()].filter((other) => other !== task && !other.ended).length;
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
      return;
    }
    const answers = takeAnswers(next);
    // The executor reads a frame as a whole, so a run with large answers hears them one after another.
    if (next.answers.length > 0) this.#news.add(next);
    this.#work(next, ["answers", next.id, answers]);
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

  /** It loads something large before it starts the run's clock, once in its life. */
  #allowLoading(): boolean {
    if (this.#loadingAt !== undefined) return false;
    this.#loadingAt = performance.now();
    this.#segment = undefined;
    this.#watch.set(this.#loadingAt + LOADING_MS_MAX);
    return true;
  }

  #endLoading(task: Task): boolean {
    if (this.#loadingAt === undefined || this.#segment !== undefined) return false;
    task.extraMs = performance.now() - this.#loadingAt;
    this.#segment = new Segment(task, this.pid);
    this.#watch.set(this.#segment.firstLookAt);
    return true;
  }

  /** It had evicted the code since; once it has just been sent, there is no reason to ask for it again. */
  #resend(task: Task): boolean {
    if (this.#codeSent) return false;
    this.#codeSent = true;
    this.#executor.channel.write(encodeFrame(this.#toRequest(task, true)));
    return true;
  }
}

/** So many of the run's answers as one frame takes. */
function takeAnswers(task: Task): CallAnswer[] {
  let chars = 0;
  const count = task.answers.findIndex(([, , json], index) => {
    chars += json.length;
    return index > 0 && chars > ANSWER_CHARS_MAX;
  });
  return task.answers.splice(0, count < 0 ? task.answers.length : count);
}
