import type { Json } from "#lib/contracts/json.ts";
import { ExecutorFailure } from "#lib/errors.ts";
import { exceedsDepth } from "#lib/json-depth.ts";
import type { SandboxError, SandboxErrorCode, SandboxOutcome } from "#lib/sandbox/types.ts";
import { DEPTH_MAX } from "../depth-max.ts";
import type { ExecutionRecorder } from "../types.ts";

/** The executor died under a run that may simply be sent again. */
const RETRYABLE = new Set<SandboxErrorCode>(["EXECUTOR_RESTARTED"]);

/** The result of a run of the sandbox, its console and times recorded. Throws an ExecutorFailure of layer sandbox. */
export function readOutcome(outcome: SandboxOutcome, record: ExecutionRecorder): Json {
  record.logs(outcome.logs);
  if (outcome.queuedMs > 0) record.phase("queue", outcome.queuedMs);
  record.phase("run", outcome.runMs);
  if (outcome.ok) return parseResult(outcome.resultJson);
  throw toFailure(outcome.error);
}

function parseResult(resultJson: string): Json {
  if (exceedsDepth(resultJson, DEPTH_MAX)) {
    throw toFailure({ code: "NOT_SERIALIZABLE", name: "RangeError", message: `The result is nested deeper than ${DEPTH_MAX} levels.` });
  }
  try {
    return JSON.parse(resultJson) as Json;
  } catch {
    // Every engine answers in JSON, so this executor is no longer itself.
    throw toFailure({
      code: "EXECUTOR_RESTARTED",
      name: "ExecutorError",
      message: "The process that ran the code answered no JSON. Try again.",
    });
  }
}

function toFailure(error: SandboxError): ExecutorFailure {
  return new ExecutorFailure("sandbox", `${error.name}: ${error.message}`, { error, retryable: RETRYABLE.has(error.code) });
}
