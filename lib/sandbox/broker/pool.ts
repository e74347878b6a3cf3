import { AppError } from "#lib/errors.ts";
import type { SandboxOutcome, SandboxRun } from "../types.ts";
import type { BootSlots } from "./boot-slots.ts";
import { CodeIds } from "./code-ids.ts";
import type { ExecutorLink } from "./executor-link.ts";
import { ExecutorSet } from "./executor-set.ts";
import { FairQueue } from "./fair-queue.ts";
import type { KillRecord } from "./kill-record.ts";
import type { ExecutorKind } from "./spawn-executor.ts";
import { Task } from "./task.ts";
import { TenantShares } from "./tenant-shares.ts";

export interface PoolOptions {
  /** Asked once, before the first executor starts; may take a while, since it may have to build something. */
  kind: () => Promise<ExecutorKind>;
  /** How many runs compute at the same time. Those that wait for host calls are not counted. */
  processes: number;
  /** Booted executors beyond those in use, to take the place of a killed one at once. */
  spares: number;
  /** Executors in all, those whose runs wait included. */
  processesMax: number;
  /** Waiting runs of one tenant that may share an executor. */
  runsPerProcess: number;
  /** What runs that share an executor may take of the machine's memory together, in megabytes. */
  memoryMbPerProcess: number;
  /** Shared by the pools of a sandbox. */
  bootSlots: BootSlots;
  /** Nothing is started before the first run. */
  isLazy: boolean;
  /** How long a run may wait for an executor before it is refused, in milliseconds. */
  queueMsMax: number;
  /** Runs of one tenant that may wait. */
  queueLengthMax: number;
}

const RETRY_AFTER_MS = 1000;
/** So many tenants may fill their part of the queue. */
const TENANTS_FULL = 4;

/** Executors of one kind, and the runs that wait for one. */
export class Pool {
  readonly #options: PoolOptions;
  readonly #kills: KillRecord;
  readonly #codes = new Map<string, CodeIds>();
  readonly #queue = new FairQueue();
  readonly #shares: TenantShares;
  readonly #executors: ExecutorSet;
  #lastCodeId = 0;
  #lastTaskId = 0;
  #isClosed = false;

  constructor(options: PoolOptions, kills: KillRecord) {
    this.#options = options;
    this.#kills = kills;
    this.#shares = new TenantShares(options);
    this.#executors = new ExecutorSet(options, {
      onReady: () => this.#dispatch(),
      onBusy: (link) => this.#shares.setBusy(link, true),
      onFree: (link) => this.#free(link),
      onLost: (link, killedFor) => this.#lose(link, killedFor),
      onBootFailed: () => this.#refuseAll(),
      hasWaiting: () => this.#queue.size > 0,
    });
  }

  async run(run: SandboxRun): Promise<SandboxOutcome> {
    this.#assertAccepted(run.tenant);
    return new Promise((resolve, reject) => {
      this.#lastTaskId += 1;
      const task = new Task(this.#lastTaskId, run, this.#codesOf(run.language).get(run.code), { resolve, reject });
      if (run.signal?.aborted) return task.stop("CANCELLED");
      this.#listen(task, run.signal);
      this.#queue.add(task);
      this.#dispatch();
      if (task.isStarted) return;
      task.wait(this.#options.queueMsMax, () => this.#refuseLate(task));
      this.#executors.refill();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const task of this.#queue.clear()) task.refuse(unavailable());
    await this.#executors.close();
  }

  #assertAccepted(tenant: string): void {
    if (this.#isClosed || this.#executors.cannotBoot) throw unavailable();
    const refusedMs = this.#kills.refusedMs(tenant);
    if (refusedMs > 0) {
      const message = "Too much code of this workspace had to be killed with its process. Executions are refused for a while.";
      throw new AppError("rate_limited", message, { retryAfterMs: refusedMs });
    }
    const { queueLengthMax } = this.#options;
    if (this.#queue.sizeOf(tenant) < queueLengthMax && this.#queue.size < TENANTS_FULL * queueLengthMax) return;
    throw new AppError("rate_limited", "Too many executions are waiting for the code runner.", { retryAfterMs: RETRY_AFTER_MS });
  }

  #codesOf(language: string): CodeIds {
    const codes = this.#codes.get(language) ?? new CodeIds(() => ++this.#lastCodeId);
    this.#codes.set(language, codes);
    return codes;
  }

  #listen(task: Task, signal: AbortSignal | undefined): void {
    if (!signal) return;
    const onAbort = () => this.#cancel(task);
    signal.addEventListener("abort", onAbort);
    task.onEnd(() => signal.removeEventListener("abort", onAbort));
  }

  #cancel(task: Task): void {
    this.#queue.delete(task);
    if (!this.#executors.cancel(task)) task.stop("CANCELLED");
  }

  #refuseLate(task: Task): void {
    this.#queue.delete(task);
    const message = `The code runner is busy: no executor was free for ${this.#options.queueMsMax} ms.`;
    task.refuse(new AppError("rate_limited", message, { retryAfterMs: RETRY_AFTER_MS }));
  }

  #dispatch(): void {
    while (this.#queue.size > 0 && this.#queue.next((task) => this.#start(task)));
  }

  #start(task: Task): boolean {
    const { tenant } = task.run;
    if (!this.#shares.mayCompute(tenant, this.#kills.isSuspect(tenant))) return false;
    const executor = this.#take(task);
    if (!executor) return false;
    this.#shares.bind(task, executor);
    executor.start(task);
    return true;
  }

  /** An executor without runs, as long as the tenant has not its share of them; then one in which runs of the tenant wait. */
  #take(task: Task): ExecutorLink | undefined {
    const idle = this.#shares.mayBind(task) ? this.#executors.takeIdle() : undefined;
    return idle ?? this.#shares.findShared(task);
  }

  #free(link: ExecutorLink): void {
    this.#shares.setBusy(link, false);
    if (link.runCount === 0) {
      this.#shares.release(link);
      this.#executors.giveBack(link);
    }
    this.#dispatch();
    if (this.#queue.size > 0) this.#executors.refill();
  }

  #lose(link: ExecutorLink, killedFor: Task | undefined): void {
    if (killedFor) this.#kills.add(killedFor.run.tenant);
    for (const codes of this.#codes.values()) codes.forget(link);
    this.#shares.release(link);
    this.#dispatch();
  }

  #refuseAll(): void {
    if (this.#executors.cannotBoot) for (const task of this.#queue.clear()) task.refuse(unavailable());
  }
}

function unavailable(): AppError {
  return new AppError("unavailable", "The code runner is not available.", { retryAfterMs: RETRY_AFTER_MS });
}
