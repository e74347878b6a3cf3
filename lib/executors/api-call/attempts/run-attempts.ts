import type { Layer } from "#lib/contracts/errors.ts";
import { ExecutorFailure } from "#lib/errors.ts";
import type { Attempt, AttemptEnv, AttemptRules } from "#lib/executors/api-call/attempts/attempt.ts";
import { backoffMs } from "#lib/executors/api-call/attempts/backoff-ms.ts";
import { circuitBreakers } from "#lib/executors/api-call/attempts/circuit-breakers.ts";
import { passLimits } from "#lib/executors/api-call/attempts/pass-limits.ts";
import { pause } from "#lib/executors/api-call/attempts/pause.ts";
import type { Upstream } from "#lib/executors/api-call/upstream.ts";

/** What of a connector governs the attempts of its calls. */
export type AttemptLimits = Pick<Upstream, "connectorId" | "timeoutMs" | "retry" | "circuitBreaker" | "admit">;

/** Failures before a request left, unless the attempt told otherwise. */
const BEFORE_SENDING = new Set<Layer>(["dns", "connect", "tls"]);

/**
 * Attempts a call until one attempt succeeds, fails for good, or no further one fits: by its number, its danger, or the time left.
 * Every attempt has its turn under the connector's limits and is told to the execution's record. Knows no protocol: an attempt throws an
 * ExecutorFailure, whose `retryable` and `retryAfterMs` decide.
 */
export async function runAttempts<T>(
  limits: AttemptLimits,
  rules: AttemptRules,
  attempt: (attempt: Attempt) => Promise<T>,
  env: AttemptEnv,
): Promise<T> {
  const now = performance.now();
  const endsAt = Math.min(now + limits.timeoutMs, (env.startedAt ?? now) + env.timeoutMs);
  const limitMs = endsAt === now + limits.timeoutMs ? limits.timeoutMs : env.timeoutMs;
  let before: { failure: ExecutorFailure; waitedMs: number } | undefined;
  for (let number = 1; ; number++) {
    const one = new OneAttempt(number, endsAt);
    const leave = await passLimits(limits, { timeoutMs: one.timeoutMs, signal: env.signal }, env).catch((refused: unknown) => {
      // Its turn does not come: what the last attempt met is the better reason.
      throw before === undefined ? refused : toldWhen(before.failure, refused);
    });
    one.begin();
    try {
      const result = await attempt(one);
      leave({ status: one.status });
      one.record(env, before?.waitedMs ?? 0, undefined);
      return result;
    } catch (caught) {
      const thrown = inFull(caught, endsAt, limitMs);
      leave({ thrown });
      one.record(env, before?.waitedMs ?? 0, thrown);
      const failure = assertRepeatable(thrown, one, limits, rules, env);
      const waitedMs = assertFits(failure, waitMs(failure, limits, number), endsAt);
      await pause(waitedMs, env.signal);
      env.record.phase("retry", waitedMs);
      before = { failure, waitedMs };
    }
  }
}

class OneAttempt implements Attempt {
  readonly number: number;
  status: number | undefined;
  wasSent = false;
  readonly #endsAt: number;
  #startedAt = 0;

  constructor(number: number, endsAt: number) {
    this.number = number;
    this.#endsAt = endsAt;
  }

  get timeoutMs(): number {
    return Math.max(1, Math.ceil(this.#endsAt - performance.now()));
  }

  /** After its turn came. */
  begin(): void {
    this.#startedAt = performance.now();
  }

  sent(): void {
    this.wasSent = true;
  }

  answered(status: number): void {
    this.wasSent = true;
    this.status = status;
  }

  record({ record }: AttemptEnv, waitedMs: number, thrown: unknown): void {
    const layer = thrown instanceof ExecutorFailure ? thrown.layer : null;
    record.attempt?.({ status: this.status ?? null, layer, ms: performance.now() - this.#startedAt, waitedMs });
  }
}

/** Throws what was thrown, unless a further attempt is allowed. */
function assertRepeatable(
  thrown: unknown,
  one: OneAttempt,
  { retry }: AttemptLimits,
  { idempotent }: AttemptRules,
  { signal }: AttemptEnv,
): ExecutorFailure {
  if (!(thrown instanceof ExecutorFailure) || thrown.extra.retryable !== true || signal.aborted) throw thrown;
  const isHarmless = idempotent || (!one.wasSent && BEFORE_SENDING.has(thrown.layer));
  if (!isHarmless || one.number > retry.maxRetries) throw thrown;
  return thrown;
}

/** At least as long as the service asks for, and until the breaker lets the next attempt pass. */
function waitMs({ extra }: ExecutorFailure, { retry, connectorId }: AttemptLimits, number: number): number {
  return Math.max(backoffMs(retry, number), extra.retryAfterMs ?? 0, circuitBreakers().blockedMs(connectorId));
}

/** A wait that leaves no time for the attempt after it is not begun: the caller is told when to come again. */
function assertFits(failure: ExecutorFailure, waitedMs: number, endsAt: number): number {
  if (performance.now() + waitedMs < endsAt) return waitedMs;
  throw withRetryAfter(failure, waitedMs);
}

/** An attempt knows only what was left for it; who reads of a timeout knows the limit of the whole call. */
function inFull(caught: unknown, endsAt: number, limitMs: number): unknown {
  const isEnd =
    caught instanceof ExecutorFailure && caught.layer === "timeout" && caught.extra.retryable === true && performance.now() >= endsAt - 1;
  if (!isEnd) return caught;
  return new ExecutorFailure("timeout", `The call took longer than ${limitMs} ms`, { ...caught.extra, cause: caught.cause });
}

function toldWhen(failure: ExecutorFailure, refused: unknown): unknown {
  if (!(refused instanceof ExecutorFailure) || refused.extra.retryAfterMs === undefined) return refused;
  return withRetryAfter(failure, refused.extra.retryAfterMs);
}

function withRetryAfter({ layer, message, extra, cause }: ExecutorFailure, retryAfterMs: number): ExecutorFailure {
  return new ExecutorFailure(layer, message, { ...extra, cause, retryAfterMs });
}
