import { ExecutorFailure } from "#lib/errors.ts";
import type { SandboxErrorCode } from "#lib/sandbox/types.ts";
import type { PlanOf } from "../plan.ts";
import type { Executor } from "../types.ts";

/** The executor died under a run that may simply be sent again. */
const RETRYABLE = new Set<SandboxErrorCode>(["EXECUTOR_RESTARTED"]);

export const executeCode: Executor<PlanOf<"code_execution">> = async ({ run }, parameters, env) => {
  const outcome = await env.sandbox.run({ ...run, paramsJson: JSON.stringify(parameters), timeoutMs: env.timeoutMs, signal: env.signal });
  env.record.logs(outcome.logs);
  env.record.phase("run", outcome.runMs);
  if (outcome.ok) return JSON.parse(outcome.resultJson);
  const { error } = outcome;
  throw new ExecutorFailure("sandbox", `${error.name}: ${error.message}`, { error, retryable: RETRYABLE.has(error.code) });
};
