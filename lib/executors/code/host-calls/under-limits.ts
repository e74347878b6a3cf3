import type { Attempt } from "#lib/executors/api-call/attempts/attempt.ts";
import { runAttempts } from "#lib/executors/api-call/attempts/run-attempts.ts";
import type { Upstream } from "#lib/executors/api-call/upstream.ts";
import type { ExecutionEnv } from "#lib/executors/types.ts";

/** What a call to a declared host has, behind which no connector is. */
const NO_LIMITS = { connectorId: "", revision: "", circuitBreaker: null, admit: null };

/** One call that code makes: under the limits and the circuit breaker of its connector, if any, and never again, which is up to the code. */
export function underLimits<T>(
  upstream: Upstream | null,
  env: Pick<ExecutionEnv, "signal" | "timeoutMs" | "record">,
  call: (attempt: Attempt) => Promise<T>,
): Promise<T> {
  const limits = upstream ?? { ...NO_LIMITS, timeoutMs: env.timeoutMs };
  return runAttempts({ ...limits, retry: { maxRetries: 0, baseDelayMs: 1 } }, { idempotent: false }, call, env);
}
