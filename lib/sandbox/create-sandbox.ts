import { AppError } from "#lib/errors.ts";
import { CodeIds } from "./broker/code-ids.ts";
import { ExecutorLink } from "./broker/executor-link.ts";
import { Task } from "./broker/task.ts";
import { SANDBOX_LIMITS } from "./limits.ts";
import type { Sandbox, SandboxOutcome, SandboxRun } from "./types.ts";

export interface SandboxOptions {
  /** Absolute path of lib/sandbox/executor/main.ts: this file is bundled and cannot find it by itself. */
  entry: string;
  /** How many runs go on at the same time. */
  processes: number;
  /** Booted executors beyond that, to take the place of a killed one at once. */
  spares: number;
  /** How long a run may wait for one of them before it is refused, in milliseconds. */
  queueMsMax?: number;
}

const RETRY_AFTER_MS = 1000;
const BACK_OFF_MS = 100;
const BACK_OFF_MS_MAX = 5000;
/** After so many executors in a row that did not boot, waiting runs are refused. */
const BOOT_FAILURES_TOLERATED = 3;

/** The broker: hands runs to executor processes and holds their limits. Never parses what it passes on. */
export function createSandbox(options: SandboxOptions): Sandbox {
  return new Broker(options);
}

class Broker implements Sandbox {
  readonly #options: SandboxOptions;
  readonly #codes = new CodeIds();
  readonly #executors = new Set<ExecutorLink>();
  /** Last in, first out: the spares stay at the bottom, untouched. */
  readonly #idle: ExecutorLink[] = [];
  readonly #running = new Map<ExecutorLink, Task>();
  readonly #queue = new Set<Task>();
  readonly #ending = new Set<Promise<void>>();
  #lastTaskId = 0;
  #bootFailures = 0;
  #refillTimer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(options: SandboxOptions) {
    this.#options = options;
    this.#refill();
  }

  async run(run: SandboxRun): Promise<SandboxOutcome> {
    assertSizes(run);
    if (this.#isClosed || this.#cannotBoot()) throw unavailable();
    if (this.#queue.size >= SANDBOX_LIMITS.queueLengthMax) {
      throw new AppError("rate_limited", "Too many executions are waiting for the code runner.", { retryAfterMs: RETRY_AFTER_MS });
    }
    return new Promise((resolve, reject) => {
      this.#lastTaskId += 1;
      const task = new Task(this.#lastTaskId, run, this.#codes.get(run.code), {
        resolve,
        reject,
        onAbort: (aborted) => this.#cancel(aborted),
      });
      if (run.signal?.aborted) return task.stop("CANCELLED");
      this.#queue.add(task);
      this.#dispatch();
      if (this.#queue.has(task)) task.wait(this.#queueMsMax, () => this.#refuseLate(task));
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#refillTimer);
    for (const task of this.#queue) task.refuse(unavailable());
    this.#queue.clear();
    for (const executor of [...this.#executors]) executor.kill("CANCELLED");
    await Promise.all(this.#ending);
  }

  #dispatch(): void {
    for (const task of this.#queue) {
      if (this.#running.size >= this.#options.processes) return;
      const executor = this.#idle.pop();
      if (!executor) return;
      this.#queue.delete(task);
      this.#running.set(executor, task);
      executor.start(task);
    }
  }

  get #queueMsMax(): number {
    return this.#options.queueMsMax ?? SANDBOX_LIMITS.queueMsMax;
  }

  #refuseLate(task: Task): void {
    this.#queue.delete(task);
    const message = `The code runner is busy: no executor was free for ${this.#queueMsMax} ms.`;
    task.refuse(new AppError("rate_limited", message, { retryAfterMs: RETRY_AFTER_MS }));
  }

  #cancel(task: Task): void {
    this.#queue.delete(task);
    for (const [executor, running] of this.#running) if (running === task) executor.cancel();
    task.stop("CANCELLED");
  }

  #refill(): void {
    while (!this.#isClosed && this.#executors.size < this.#options.processes + this.#options.spares) {
      const booting = this.#executors.size - this.#idle.length - this.#running.size;
      // After a failure they are tried one at a time.
      if (this.#bootFailures > 0 && booting > 0) return;
      this.#spawn();
    }
  }

  #spawn(): void {
    const executor = new ExecutorLink(this.#options.entry, {
      onReady: (ready) => {
        this.#idle.push(ready);
        this.#refill();
        this.#dispatch();
      },
      onIdle: (idle) => {
        this.#bootFailures = 0;
        this.#running.delete(idle);
        this.#idle.push(idle);
        this.#dispatch();
      },
      onLost: (lost, wasUsed) => this.#lose(lost, wasUsed),
    });
    this.#executors.add(executor);
    this.#ending.add(executor.closed);
    executor.closed.finally(() => this.#ending.delete(executor.closed));
  }

  #lose(lost: ExecutorLink, wasUsed: boolean): void {
    this.#executors.delete(lost);
    this.#codes.forget(lost);
    this.#running.delete(lost);
    const at = this.#idle.indexOf(lost);
    if (at >= 0) this.#idle.splice(at, 1);
    if (!wasUsed) this.#bootFailures += 1;
    if (this.#isClosed) return;
    if (this.#cannotBoot()) {
      for (const task of this.#queue) task.refuse(unavailable());
      this.#queue.clear();
    }
    clearTimeout(this.#refillTimer);
    if (this.#bootFailures === 0) this.#refill();
    else this.#refillTimer = setTimeout(() => this.#refill(), Math.min(BACK_OFF_MS_MAX, BACK_OFF_MS * 2 ** (this.#bootFailures - 1)));
    this.#dispatch();
  }

  #cannotBoot(): boolean {
    return this.#bootFailures >= BOOT_FAILURES_TOLERATED && this.#idle.length + this.#running.size === 0;
  }
}

function assertSizes(run: SandboxRun): void {
  const tooLarge = (text: string, bytesMax: number) =>
    text.length > bytesMax || (text.length * 3 > bytesMax && Buffer.byteLength(text) > bytesMax);
  if (tooLarge(run.code, SANDBOX_LIMITS.codeBytesMax)) throw new AppError("payload_too_large", "The code is larger than 100 KB.");
  if (tooLarge(run.paramsJson, SANDBOX_LIMITS.paramsBytesMax))
    throw new AppError("payload_too_large", "The parameters are larger than 1 MB.");
}

function unavailable(): AppError {
  return new AppError("unavailable", "The code runner is not available.", { retryAfterMs: RETRY_AFTER_MS });
}
