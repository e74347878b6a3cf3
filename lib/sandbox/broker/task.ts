import type { LogLine } from "#lib/contracts/errors.ts";
import { SANDBOX_LIMITS } from "../limits.ts";
import { LOG_LEVELS } from "../protocol.ts";
import type { SandboxError, SandboxErrorCode, SandboxOutcome, SandboxRun } from "../types.ts";
import type { KnownCode } from "./code-ids.ts";

/** Shared by all runs that write nothing, which is most of them. */
const NO_LINES: LogLine[] = [];
Object.freeze(NO_LINES);

const WORDS: { [C in SandboxErrorCode]?: [string, string] } = {
  TIMEOUT_HARD: ["TimeoutError", "The code ran longer than its limit, could not be interrupted, and was stopped with its process."],
  EXECUTOR_RESTARTED: ["ExecutorError", "The process that ran the code ended before the code did. Try again."],
  CANCELLED: ["AbortError", "The execution was cancelled."],
};

/** One run on its way through the broker. Ends once; whatever arrives afterwards is ignored. */
export class Task {
  readonly run: SandboxRun;
  readonly code: KnownCode;
  readonly id: number;
  readonly timeoutMs: number;
  readonly memoryLimitMb: number;
  ended = false;
  #queuedAt = 0;
  #queueTimer: NodeJS.Timeout | undefined;
  #queuedMs = 0;
  #startedAt = 0;
  #lines = NO_LINES;
  readonly #resolve: (outcome: SandboxOutcome) => void;
  readonly #reject: (error: Error) => void;
  readonly #onAbort: (() => void) | undefined;

  constructor(
    id: number,
    run: SandboxRun,
    code: KnownCode,
    promise: { resolve(outcome: SandboxOutcome): void; reject(error: Error): void; onAbort(task: Task): void },
  ) {
    this.id = id;
    this.run = run;
    this.code = code;
    this.timeoutMs = Math.min(run.timeoutMs, SANDBOX_LIMITS.timeoutMsMax);
    this.memoryLimitMb = Math.min(run.memoryLimitMb, SANDBOX_LIMITS.memoryMbMax);
    this.#resolve = promise.resolve;
    this.#reject = promise.reject;
    if (run.signal) {
      this.#onAbort = () => promise.onAbort(this);
      run.signal.addEventListener("abort", this.#onAbort);
    }
  }

  /** No executor is free: `onDue` is called when that stays so for `waitMsMax`. */
  wait(waitMsMax: number, onDue: () => void): void {
    this.#queuedAt = performance.now();
    this.#queueTimer = setTimeout(onDue, waitMsMax).unref();
  }

  /** Starts the clock of the run; returns its start. */
  start(): number {
    this.#startedAt = performance.now();
    this.#leaveQueue();
    return this.#startedAt;
  }

  addLine(level: number, message: string, atMs: number): void {
    if (this.#lines === NO_LINES) this.#lines = [];
    // One more than the guest may write: the line which says that the console is full.
    if (this.#lines.length <= SANDBOX_LIMITS.logLinesMax) this.#lines.push({ level: LOG_LEVELS[level] ?? "log", message, atMs });
  }

  succeed(resultJson: string, runMs: number): void {
    if (this.#end()) this.#resolve({ ok: true, resultJson, logs: this.#lines, queuedMs: this.#queuedMs, runMs });
  }

  fail(error: SandboxError, runMs: number): void {
    if (this.#end()) this.#resolve({ ok: false, error, logs: this.#lines, queuedMs: this.#queuedMs, runMs });
  }

  /** Ends the run for a reason outside of the code. */
  stop(code: SandboxErrorCode): void {
    const [name, message] = WORDS[code] ?? ["Error", ""];
    const runMs = this.#startedAt === 0 ? 0 : msSince(this.#startedAt);
    this.fail({ code, name, message }, runMs);
  }

  refuse(error: Error): void {
    if (this.#end()) this.#reject(error);
  }

  #leaveQueue(): void {
    if (this.#queueTimer === undefined) return;
    clearTimeout(this.#queueTimer);
    this.#queueTimer = undefined;
    this.#queuedMs = msSince(this.#queuedAt);
  }

  #end(): boolean {
    if (this.ended) return false;
    this.ended = true;
    this.#leaveQueue();
    if (this.#onAbort) this.run.signal?.removeEventListener("abort", this.#onAbort);
    return true;
  }
}

function msSince(time: number): number {
  return Math.round((performance.now() - time) * 1000) / 1000;
}
