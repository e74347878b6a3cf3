import type { Attempt } from "#lib/executors/api-call/attempts/attempt.ts";
import { runAttempts } from "#lib/executors/api-call/attempts/run-attempts.ts";
import type { Upstream } from "#lib/executors/api-call/upstream.ts";

/** Of what code sends, its own execution keeps nothing but what it logs. */
const NO_RECORD = { logs() {}, phase() {} };

/** One call that code makes through a connector: under its limits and its circuit breaker, and never again, which is up to the code. */
export function underLimits<T>(
  upstream: Upstream,
  env: { signal: AbortSignal; timeoutMs: number },
  call: (attempt: Attempt) => Promise<T>,
): Promise<T> {
  const limits = { ...upstream, retry: { ...upstream.retry, maxRetries: 0 } };
  return runAttempts(limits, { idempotent: false }, call, { ...env, record: NO_RECORD });
}
