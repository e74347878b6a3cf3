import { ExecutorFailure } from "#lib/errors.ts";

/** Why a caller's signal ended a call. */
export function toAbortFailure(reason: unknown): ExecutorFailure {
  if (reason instanceof ExecutorFailure) return reason;
  const isTimeout = reason instanceof Error && reason.name === "TimeoutError";
  return new ExecutorFailure("timeout", isTimeout ? "The execution's time is up" : "The call was cancelled");
}
