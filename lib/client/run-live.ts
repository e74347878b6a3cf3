import type { ExecuteAnswer } from "#lib/contracts/executions.ts";
import type { Operation } from "#lib/contracts/operations/operation.ts";
import { RUN_EVENTS_TYPE, type RunProgress } from "#lib/contracts/run-events.ts";
import { type CallOptions, send } from "./api.ts";
import { ApiError } from "./api-error.ts";
import { readEvents } from "./read-events.ts";
import { localProblem } from "./to-problem.ts";

const BROKE_OFF = "The connection broke off before the result came. The run may have ended all the same: look it up in the log.";

/** An operation that executes something. */
export type LiveOperation = Operation & { isLive: true; response: typeof ExecuteAnswer };

/** Executes, and tells how it goes on while it does. Throws an ApiError of what failed; aborting the signal ends the execution. */
export async function runLive<O extends LiveOperation>(
  operation: O,
  options: CallOptions<O>,
  onProgress: (progress: RunProgress[]) => void,
): Promise<ExecuteAnswer> {
  const response = await send(operation, options, RUN_EVENTS_TYPE);
  try {
    for await (const events of readEvents(response.body ?? new ReadableStream())) {
      const progress = events.filter((event) => event.type !== "done" && event.type !== "failed");
      if (progress.length > 0) onProgress(progress);
      const end = events.at(-1);
      if (end?.type === "done") return end.answer;
      if (end?.type === "failed") throw new ApiError(end.problem);
    }
  } catch (error) {
    if (error instanceof ApiError || options.signal?.aborted === true) throw error;
    throw new ApiError(localProblem("unavailable", BROKE_OFF), error);
  }
  throw new ApiError(localProblem("unavailable", BROKE_OFF));
}
