import type { Json } from "#lib/contracts/json.ts";
import type { ToolType } from "#lib/contracts/tools.ts";
import { executeApiCall } from "./api-call/execute-api-call.ts";
import { executeCode } from "./code/execute-code.ts";
import type { Plan, PlanOf } from "./plan.ts";
import type { ExecutionEnv, Executor } from "./types.ts";

const EXECUTORS = { api_call: executeApiCall, code_execution: executeCode } satisfies { [T in ToolType]: Executor<PlanOf<T>> };

/** Runs a plan with the executor of its type. Returns the output or throws an ExecutorFailure. */
export function execute(plan: Plan, parameters: Record<string, Json>, env: ExecutionEnv): Promise<Json> {
  // The executor of a type takes the plans of that type: the `satisfies` above keeps the two in step.
  const executor = EXECUTORS[plan.type] as Executor<Plan>;
  return executor(plan, parameters, env);
}
