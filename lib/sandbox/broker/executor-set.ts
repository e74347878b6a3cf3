import { log } from "#lib/log.ts";
import type { BootSlots } from "./boot-slots.ts";
import { ExecutorLink } from "./executor-link.ts";
import type { PoolOptions } from "./pool.ts";
import type { ExecutorKind } from "./spawn-executor.ts";
import type { Task } from "./task.ts";

interface SetEvents {
  /** An executor has booted and is among the idle ones. */
  onReady(): void;
  onBusy(link: ExecutorLink): void;
  onFree(link: ExecutorLink): void;
  /** `killedFor`: the run that it was killed or died under. Called when the executor is no longer in the set. */
  onLost(link: ExecutorLink, killedFor: Task | undefined): void;
  onBootFailed(): void;
  hasWaiting(): boolean;
}

const BACK_OFF_MS = 100;
const BACK_OFF_MS_MAX = 5000;
/** After so many executors in a row that did not boot, waiting runs are refused. */
const BOOT_FAILURES_TOLERATED = 3;
/** Executors that a busy moment has added beyond the usual number end after this. */
const REAP_AFTER_MS = 30_000;

/** The executor processes of one kind: starts them, keeps spares, replaces lost ones, and ends those that are no longer needed. */
export class ExecutorSet {
  readonly #options: PoolOptions;
  readonly #events: SetEvents;
  readonly #slots: BootSlots;
  readonly #all = new Set<ExecutorLink>();
  readonly #booting = new Set<ExecutorLink>();
  /** Those without any run. Last in, first out: the spares stay at the bottom, untouched. */
  readonly #idle: ExecutorLink[] = [];
  readonly #ending = new Set<Promise<void>>();
  #kind: ExecutorKind | undefined;
  #preparing = false;
  #hasBooted = false;
  #bootFailures = 0;
  #retryTimer: NodeJS.Timeout | undefined;
  #reapTimer: NodeJS.Timeout | undefined;
  #isWanted: boolean;
  #isClosed = false;

  constructor(options: PoolOptions, events: SetEvents) {
    this.#options = options;
    this.#events = events;
    this.#slots = options.bootSlots;
    this.#slots.join(this);
    this.#isWanted = !options.isLazy;
    this.refill();
  }

  /** Executors cannot be started, and none is there. */
  get cannotBoot(): boolean {
    return this.#bootFailures >= BOOT_FAILURES_TOLERATED && this.#all.size === this.#booting.size;
  }

  takeIdle(): ExecutorLink | undefined {
    return this.#idle.pop();
  }

  giveBack(link: ExecutorLink): void {
    this.#bootFailures = 0;
    this.#idle.push(link);
    this.#reapLater();
  }

  /** False when the run is in none of them. */
  cancel(task: Task): boolean {
    for (const link of this.#all) if (link.cancel(task)) return true;
    return false;
  }

  /** Runs wait, and an executor is missing that could take them. */
  isAwaited(): boolean {
    return (
      !this.#isClosed && !this.#retryTimer && this.#events.hasWaiting() && this.#idle.length + this.#booting.size === 0 && this.#isShort()
    );
  }

  /** Starts as many as are missing. */
  refill(): void {
    this.#isWanted ||= this.#events.hasWaiting();
    if (this.#isClosed || !this.#isWanted || this.#retryTimer) return;
    if (!this.#kind) return void this.#prepare();
    while (this.#isShort()) {
      // The first has the machine for itself, so that it is there soon; after a failure they are tried one at a time.
      if ((!this.#hasBooted || this.#bootFailures > 0) && this.#booting.size > 0) return;
      if (!this.#slots.take(this)) return;
      this.#spawn(this.#kind);
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#slots.leave(this);
    clearTimeout(this.#retryTimer);
    clearTimeout(this.#reapTimer);
    for (const link of [...this.#all]) link.kill("CANCELLED");
    await Promise.all(this.#ending);
  }

  get #usual(): number {
    const { processes, spares, isLazy } = this.#options;
    return isLazy ? 1 + spares : processes + spares;
  }

  #isShort(): boolean {
    const { spares, processesMax } = this.#options;
    if (this.#all.size < this.#usual) return true;
    const free = this.#idle.length + this.#booting.size;
    return this.#all.size < processesMax && free < spares + (this.#events.hasWaiting() ? 1 : 0);
  }

  async #prepare(): Promise<void> {
    if (this.#preparing) return;
    this.#preparing = true;
    try {
      this.#kind = await this.#options.kind();
    } catch (error) {
      log.error("sandbox_preparation_failed", error);
      this.#failBoot();
    }
    this.#preparing = false;
    this.refill();
  }

  #spawn(kind: ExecutorKind): void {
    const link = new ExecutorLink(kind, {
      onReady: (ready) => {
        this.#hasBooted = true;
        this.#idle.push(ready);
        this.#events.onReady();
        this.#endBoot(ready);
        this.refill();
      },
      onBusy: (busy) => this.#events.onBusy(busy),
      onFree: (free) => this.#events.onFree(free),
      onLost: (lost, { wasUsed, killedFor }) => this.#lose(lost, wasUsed, killedFor),
    });
    this.#all.add(link);
    this.#booting.add(link);
    this.#ending.add(link.closed);
    link.closed.finally(() => this.#ending.delete(link.closed));
  }

  #lose(link: ExecutorLink, wasUsed: boolean, killedFor: Task | undefined): void {
    this.#all.delete(link);
    this.#endBoot(link);
    const at = this.#idle.indexOf(link);
    if (at >= 0) this.#idle.splice(at, 1);
    if (!wasUsed && !this.#isClosed) this.#failBoot();
    this.#events.onLost(link, killedFor);
    this.refill();
  }

  #endBoot(link: ExecutorLink): void {
    if (this.#booting.delete(link)) this.#slots.giveBack();
  }

  #failBoot(): void {
    this.#bootFailures += 1;
    this.#events.onBootFailed();
    clearTimeout(this.#retryTimer);
    const pauseMs = Math.min(BACK_OFF_MS_MAX, BACK_OFF_MS * 2 ** (this.#bootFailures - 1));
    this.#retryTimer = setTimeout(() => {
      this.#retryTimer = undefined;
      this.refill();
    }, pauseMs);
  }

  #reapLater(): void {
    if (this.#reapTimer !== undefined || this.#all.size <= this.#usual) return;
    this.#reapTimer = setTimeout(() => {
      this.#reapTimer = undefined;
      // The one at the bottom has been idle for longest.
      if (this.#all.size > this.#usual && this.#idle.length > this.#options.spares) this.#retire(this.#idle.shift());
      this.#reapLater();
    }, REAP_AFTER_MS).unref();
  }

  #retire(link: ExecutorLink | undefined): void {
    link?.kill("CANCELLED");
  }
}
