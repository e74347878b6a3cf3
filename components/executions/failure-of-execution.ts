import type { ExecutionFailure } from "#components/tools/execution-error.tsx";
import type { Execution } from "#lib/contracts/executions.ts";

/** Why a logged execution failed; null where it did not. */
export function failureOfExecution({ error, layer, durationMs, requestId }: Execution): ExecutionFailure | null {
  if (error === null) return null;
  return {
    title: "The execution failed",
    message: error.message,
    layer,
    retryable: error.retryable,
    errors: error.errors ?? [],
    code: error.error,
    durationMs,
    requestId,
  };
}
