import { ExecutorFailure } from "#lib/errors.ts";
import type { AttemptEnv, AttemptLimits, Attempt as Seen } from "#lib/executors/api-call/attempts/attempt.ts";
import type { Deadline } from "#lib/executors/api-call/attempts/deadline.ts";
import { type Leave, passLimits } from "#lib/executors/api-call/attempts/pass-limits.ts";

/** One attempt while it is made: has its turn, and leaves its line in the record. */
export class OneAttempt implements Seen {
  readonly number: number;
  wasSent = false;
  readonly #limits: AttemptLimits;
  readonly #env: AttemptEnv;
  readonly #deadline: Deadline;
  #status: number | undefined;
  #waitedMs: number;
  #startedAt = 0;
  #givenMs = 0;
  #leave: Leave | undefined;

  constructor(number: number, waitedMs: number, limits: AttemptLimits, deadline: Deadline, env: AttemptEnv) {
    this.number = number;
    this.#waitedMs = waitedMs;
    this.#limits = limits;
    this.#deadline = deadline;
    this.#env = env;
  }

  get timeoutMs(): number {
    return this.#deadline.leftMs;
  }

  /** How long it has taken. */
  get ms(): number {
    return performance.now() - this.#startedAt;
  }

  /** Waits for its turn. */
  async begin(): Promise<void> {
    this.#leave = await passLimits(this.#limits, { timeoutMs: this.timeoutMs, signal: this.#env.signal }, this.#env);
    this.#startedAt = performance.now();
    this.#givenMs = this.timeoutMs;
    this.#status = undefined;
  }

  sent(): void {
    this.wasSent = true;
    this.#limits.used?.();
  }

  answered(status: number): void {
    this.wasSent = true;
    this.#status = status;
  }

  async again(status: number): Promise<void> {
    this.answered(status);
    this.#end("auth", undefined);
    this.#waitedMs = 0;
    await this.begin();
  }

  succeed(): void {
    this.#end(null, undefined);
  }

  fail(thrown: unknown): void {
    this.#end(thrown instanceof ExecutorFailure ? thrown.layer : null, thrown);
  }

  #end(layer: ExecutorFailure["layer"] | null, thrown: unknown): void {
    // Between two sends it has no turn, and nothing to tell.
    if (this.#leave === undefined) return;
    const isCut = this.#deadline.isCutShort(thrown, this.#givenMs);
    this.#leave({ status: this.#status, thrown, isCut });
    this.#leave = undefined;
    this.#env.record.attempt?.({ status: this.#status ?? null, layer, ms: this.ms, waitedMs: this.#waitedMs });
  }
}
