import type { ExecutorFailure } from "#lib/errors.ts";
import type { Admission } from "#lib/executors/api-call/attempts/admit.ts";
import { cancelled } from "#lib/executors/api-call/attempts/cancelled.ts";
import { tooBusy } from "./too-busy.ts";
import { WAIT_SHARE_MAX } from "./waiting-limits.ts";

export interface Waiter<Own> {
  own: Own;
  /** How long they wait still. */
  readonly leftMs: number;
  settle(failure?: unknown): void;
}

interface Bounds {
  lengthMax: number;
  /** What is told those who are not served in time. */
  late: () => ExecutorFailure;
}

/** First come, first served. Whoever waits ends with their caller or with the time that they may wait, whatever is asked for them meanwhile. */
export class WaitingLine<Own> {
  readonly #waiting: Waiter<Own>[] = [];

  get length(): number {
    return this.#waiting.length;
  }

  /** Resolves when served. */
  join(own: Own, { timeoutMs, signal }: Admission, { lengthMax, late }: Bounds): Promise<void> {
    if (signal.aborted) return Promise.reject(cancelled(signal));
    if (this.#waiting.length >= lengthMax) return Promise.reject(tooBusy("Too many calls of this connector wait for their turn", 1_000));
    const waitMs = WAIT_SHARE_MAX * timeoutMs;
    const endsAt = performance.now() + waitMs;
    return new Promise((resolve, reject) => {
      const onAbort = () => this.refuse(waiter, cancelled(signal));
      const timer = setTimeout(() => this.refuse(waiter, late()), waitMs);
      const waiter: Waiter<Own> = {
        own,
        get leftMs() {
          return endsAt - performance.now();
        },
        settle(failure) {
          clearTimeout(timer);
          signal.removeEventListener("abort", onAbort);
          if (failure === undefined) resolve();
          else reject(failure);
        },
      };
      signal.addEventListener("abort", onAbort);
      this.#waiting.push(waiter);
    });
  }

  at(index: number): Waiter<Own> | undefined {
    return this.#waiting.at(index);
  }

  /** Lets the first one go; returns whom, if anybody waits. */
  serve(): Waiter<Own> | undefined {
    const first = this.#waiting.shift();
    first?.settle();
    return first;
  }

  /** Sends somebody away who may have gone already. */
  refuse(waiter: Waiter<Own>, failure: unknown): void {
    const index = this.#waiting.indexOf(waiter);
    if (index < 0) return;
    this.#waiting.splice(index, 1);
    waiter.settle(failure);
  }
}
