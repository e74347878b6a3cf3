/**
 * Calls back once the time that was last set is over. Setting a later time costs no timer: the one that is armed looks again when it fires, so a
 * busy executor has a handful of timers a second instead of two operations for every run.
 */
export class KillWatch {
  readonly #onDue: () => void;
  #dueAt = Number.POSITIVE_INFINITY;
  #firesAt = Number.POSITIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;

  constructor(onDue: () => void) {
    this.#onDue = onDue;
  }

  set(dueAt: number): void {
    this.#dueAt = dueAt;
    if (this.#firesAt > dueAt) this.#arm(dueAt);
  }

  clear(): void {
    this.#dueAt = Number.POSITIVE_INFINITY;
  }

  stop(): void {
    this.clear();
    clearTimeout(this.#timer);
  }

  #arm(at: number): void {
    clearTimeout(this.#timer);
    this.#firesAt = at;
    this.#timer = setTimeout(() => this.#fire(), Math.max(1, at - performance.now())).unref();
  }

  #fire(): void {
    this.#firesAt = Number.POSITIVE_INFINITY;
    if (this.#dueAt === Number.POSITIVE_INFINITY) return;
    if (performance.now() < this.#dueAt) {
      this.#arm(this.#dueAt);
      return;
    }
    // The answer may be waiting unread behind this timer when the loop was late: read first, then judge.
    const due = this.#dueAt;
    setImmediate(() => {
      if (this.#dueAt === due) this.#onDue();
    });
  }
}
