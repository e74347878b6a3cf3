import type { LogLine } from "#lib/contracts/errors.ts";
import { toRunLimits } from "../limits.ts";
import { type CallAnswer, LOG_LEVELS } from "../protocol.ts";
import type { RunLimits, SandboxError, SandboxErrorCode, SandboxLimitName, SandboxOutcome, SandboxRun } from "../types.ts";
import type { KnownCode } from "./code-ids.ts";

/** Shared by all runs that write nothing, which is most of them. */
const NO_LINES: LogLine[] = [];
Object.freeze(NO_LINES);

/** Room for what an executor says of its own accord: that the console is full, and of calls that were not made. */
const NOTICE_CHARS = 1024;

const WORDS: { [C in SandboxErrorCode]?: [string, string] } = {
  TIMEOUT_SOFT: ["TimeoutError", "The code was still waiting for its calls when its time was over."],
  TIMEOUT_HARD: ["TimeoutError", "The code ran longer than its limit, could not be interrupted, and was stopped with its process."],
  EXECUTOR_RESTARTED: ["ExecutorError", "The process that ran the code ended before the code did. Try again."],
  CANCELLED: ["AbortError", "The execution was cancelled."],
};

/** One run on its way through the broker. Ends once; whatever arrives afterwards is ignored. */
export class Task {
  readonly run: SandboxRun;
  readonly code: KnownCode;
  readonly id: number;
  readonly limits: RunLimits;
  readonly depth: number;
  /** Answers that the executor has not been sent yet. */
  answers: CallAnswer[] = [];
  /** Time that the code has computed up to its last wait, in milliseconds. */
  cpuMs = 0;
  /** Time that is not counted, because the executor loaded something first, in milliseconds. */
  extraMs = 0;
  ended = false;
  #queuedAt = 0;
  #queueTimer: NodeJS.Timeout | undefined;
  #queuedMs = 0;
  #startedAt = 0;
  #lines = NO_LINES;
  #lineChars = 0;
  readonly #onEnd: (() => void)[] = [];
  readonly #resolve: (outcome: SandboxOutcome) => void;
  readonly #reject: (error: Error) => void;

  constructor(
    id: number,
    run: SandboxRun,
    code: KnownCode,
    promise: { resolve(outcome: SandboxOutcome): void; reject(error: Error): void },
  ) {
    this.id = id;
    this.run = run;
    this.code = code;
    this.limits = toRunLimits(run);
    this.depth = run.depth ?? 0;
    this.#resolve = promise.resolve;
    this.#reject = promise.reject;
  }

  /** Calls back once when the run has ended, however it does. */
  onEnd(callback: () => void): void {
    this.#onEnd.push(callback);
  }

  /** No executor is free: `onDue` is called when that stays so for `waitMsMax`. */
  wait(waitMsMax: number, onDue: () => void): void {
    this.#queuedAt = performance.now();
    this.#queueTimer = setTimeout(onDue, waitMsMax).unref();
  }

  /** Starts the clock of the run. */
  start(): void {
    this.#startedAt = performance.now();
    this.#leaveQueue();
    this.run.onStart?.(this.#queuedMs);
  }

  get isStarted(): boolean {
    return this.#startedAt > 0;
  }

  /** When its wall-clock time is over, on the clock of `performance.now()`. */
  get endsAt(): number {
    return this.#startedAt + this.limits.timeoutMs + this.extraMs;
  }

  /** False for more than the executor lets through: the limits, and the line which says that the console is full. */
  addLine(level: number, message: string, atMs: number): boolean {
    if (this.#lines === NO_LINES) this.#lines = [];
    this.#lineChars += message.length;
    if (this.#lines.length > this.limits.logLinesMax + 1 || this.#lineChars > this.limits.logBytesMax + NOTICE_CHARS) return false;
    const line: LogLine = { level: LOG_LEVELS[level] ?? "log", message, atMs };
    this.#lines.push(line);
    if (!this.ended) this.run.onLog?.(line);
    return true;
  }

  succeed(resultJson: string, runMs: number, cpuMs: number): void {
    if (this.#end()) this.#resolve({ ok: true, resultJson, logs: this.#lines, queuedMs: this.#queuedMs, runMs, cpuMs });
  }

  fail(error: SandboxError, runMs: number, cpuMs: number): void {
    if (this.#end()) this.#resolve({ ok: false, error, logs: this.#lines, queuedMs: this.#queuedMs, runMs, cpuMs });
  }

  /** Ends the run for a reason outside of the code. */
  stop(code: SandboxErrorCode, limit?: SandboxLimitName): void {
    const [name, message] = WORDS[code] ?? ["Error", ""];
    const runMs = this.#startedAt === 0 ? 0 : msSince(this.#startedAt);
    this.fail({ code, name, message, ...(limit === undefined ? {} : { limit }) }, runMs, Math.min(runMs, this.cpuMs));
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
    for (const callback of this.#onEnd) callback();
    return true;
  }
}

function msSince(time: number): number {
  return Math.round((performance.now() - time) * 1000) / 1000;
}
