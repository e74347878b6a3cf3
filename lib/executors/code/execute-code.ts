import type { PlanOf } from "../plan.ts";
import type { Executor } from "../types.ts";
import { answerHostCall } from "./host-calls/answer-host-call.ts";
import { readOutcome } from "./read-outcome.ts";

export const executeCode: Executor<PlanOf<"code_execution">> = async ({ run }, parameters, env) => {
  const { language, code, memoryLimitMb, limits } = run;
  const outcome = await env.sandbox.run({
    tenant: env.tenant,
    depth: env.depth,
    language,
    code,
    paramsJson: JSON.stringify(parameters),
    timeoutMs: env.timeoutMs,
    memoryLimitMb,
    limits,
    onCall: (call) => answerHostCall(run, env, call),
    signal: env.signal,
    onStart: env.record.onStart,
    onLog: env.record.onLog,
  });
  return readOutcome(outcome, env.record);
};
