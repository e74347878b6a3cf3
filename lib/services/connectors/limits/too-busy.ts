import { ExecutorFailure } from "#lib/errors.ts";

/** A request whose turn does not come in the time that it has. */
export function tooBusy(reason: string, retryAfterMs: number): ExecutorFailure {
  return new ExecutorFailure("rate_limit", reason, { retryable: true, retryAfterMs: Math.max(1, Math.ceil(retryAfterMs)) });
}
