import type { Layer } from "#lib/contracts/errors.ts";
import { ExecutorFailure } from "#lib/errors.ts";
import type { Attempt, AttemptEnv, AttemptLimits, AttemptRules } from "#lib/executors/api-call/attempts/attempt.ts";
import { backoffMs } from "#lib/executors/api-call/attempts/backoff-ms.ts";
import { circuitBreakers } from "#lib/executors/api-call/attempts/circuit-breakers.ts";
import { Deadline } from "#lib/executors/api-call/attempts/deadline.ts";
import { OneAttempt } from "#lib/executors/api-call/attempts/one-attempt.ts";
import { pause } from "#lib/executors/api-call/attempts/pause.ts";

/** Failures before a request left, unless the attempt told otherwise. */
const BEFORE_SENDING = new Set<Layer>(["dns", "connect", "tls"]);
/** What a further attempt needs in any case; and of the time that the one before took, the part that it needs at least. */
const ATTEMPT_MS_MIN = 50;
const ATTEMPT_SHARE_MIN = 0.1;

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
  const deadline = new Deadline(limits, env);
  let before: { failure: ExecutorFailure; waitedMs: number } | undefined;
  for (let number = 1; ; number++) {
    const one = new OneAttempt(number, before?.waitedMs ?? 0, limits, deadline, env);
    await one.begin().catch((refused: unknown) => {
      // Its turn does not come: what the last attempt met is the better reason.
      throw before === undefined ? refused : toldWhen(before.failure, refused);
    });
    try {
      const result = await attempt(one);
      one.succeed();
      return result;
    } catch (caught) {
      const thrown = deadline.inFull(caught);
      one.fail(thrown);
      const failure = assertRepeatable(thrown, one, limits, rules, env);
      const waitedMs = assertFits(failure, waitMs(failure, limits, number), one, deadline);
      await pause(waitedMs, env.signal);
      env.record.phase("retry", waitedMs);
      before = { failure, waitedMs };
    }
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
function waitMs({ extra }: ExecutorFailure, { retry, connectorId: id, revision }: AttemptLimits, number: number): number {
  const blockedMs = circuitBreakers().blockedMs({ id, revision });
  // A timer may end a moment before its time, and the breaker would still be open.
  return Math.max(backoffMs(retry, number), extra.retryAfterMs ?? 0, blockedMs === 0 ? 0 : blockedMs + 1);
}

/** A wait that leaves too little time for the attempt after it is not begun: the caller is told when to come again. */
function assertFits(failure: ExecutorFailure, waitedMs: number, { ms }: OneAttempt, { endsAt }: Deadline): number {
  const needsMs = Math.max(ATTEMPT_MS_MIN, ATTEMPT_SHARE_MIN * ms);
  if (performance.now() + waitedMs + needsMs < endsAt) return waitedMs;
  throw withRetryAfter(failure, waitedMs);
}

function toldWhen(failure: ExecutorFailure, refused: unknown): unknown {
  if (!(refused instanceof ExecutorFailure) || refused.extra.retryAfterMs === undefined) return refused;
  return withRetryAfter(failure, refused.extra.retryAfterMs);
}

function withRetryAfter({ layer, message, extra, cause }: ExecutorFailure, retryAfterMs: number): ExecutorFailure {
  return new ExecutorFailure(layer, message, { ...extra, cause, retryAfterMs });
}
