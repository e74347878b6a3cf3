import type { Problem } from "#lib/contracts/errors.ts";
import type { ExecutionFailure } from "./execution-error.tsx";

/** The refusal of a call as the failure of an execution. */
export function failureOfProblem(problem: Problem): ExecutionFailure {
  return {
    title: problem.title,
    message: problem.detail,
    layer: problem.layer ?? null,
    retryable: problem.retryable ?? false,
    errors: problem.errors ?? [],
    code: problem.error,
    durationMs: problem.durationMs,
    requestId: problem.requestId,
  };
}
