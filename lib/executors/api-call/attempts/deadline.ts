import { ExecutorFailure } from "#lib/errors.ts";
import type { AttemptEnv, AttemptLimits } from "#lib/executors/api-call/attempts/attempt.ts";

/** A service that got less than this part of its connector's time was not too slow. */
const FAIR_SHARE = 0.5;
/** Timers of different libraries end the same time a little apart. */
const TIMERS_APART_MS = 20;

/** When a call ends, and by whose limit. */
export class Deadline {
  readonly endsAt: number;
  readonly #limitMs: number;
  readonly #connectorMs: number;

  constructor({ timeoutMs }: Pick<AttemptLimits, "timeoutMs">, env: Pick<AttemptEnv, "timeoutMs" | "startedAt">) {
    const now = performance.now();
    this.endsAt = Math.min(now + timeoutMs, (env.startedAt ?? now) + env.timeoutMs);
    this.#limitMs = Math.min(timeoutMs, env.timeoutMs);
    this.#connectorMs = timeoutMs;
  }

  get leftMs(): number {
    return Math.max(1, Math.ceil(this.endsAt - performance.now()));
  }

  /** An attempt knows only what was left for it; who reads of a timeout knows the limit of the whole call. */
  inFull(caught: unknown): unknown {
    if (!(caught instanceof ExecutorFailure) || !this.#isEnd(caught, 1)) return caught;
    return new ExecutorFailure("timeout", `The call took longer than ${this.#limitMs} ms`, { ...caught.extra, cause: caught.cause });
  }

  /** Whether an attempt ended because its caller has less time than the connector gives, or had used it up before. */
  isCutShort(thrown: unknown, givenMs: number): boolean {
    return this.#isEnd(thrown, TIMERS_APART_MS) && (this.#limitMs < this.#connectorMs || givenMs < FAIR_SHARE * this.#connectorMs);
  }

  #isEnd(thrown: unknown, apartMs: number): boolean {
    return (
      thrown instanceof ExecutorFailure &&
      thrown.layer === "timeout" &&
      thrown.extra.retryable === true &&
      performance.now() >= this.endsAt - apartMs
    );
  }
}
