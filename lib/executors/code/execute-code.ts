import type { PlanOf } from "../plan.ts";
import type { Executor } from "../types.ts";
import { answerHostCall } from "./host-calls/answer-host-call.ts";
import { readOutcome } from "./read-outcome.ts";

export const executeCode: Executor<PlanOf<"code_execution">> = async ({ run }, parameters, env) => {
  const { language, code, memoryLimitMb, limits } = run;
  const startedAtMs = performance.now();
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
  // What is neither waiting nor running: making a sandbox ready, and bringing code and result over.
  env.record.phase("sandbox", Math.max(0, performance.now() - startedAtMs - outcome.queuedMs - outcome.runMs));
  return readOutcome(outcome, env.record);
};
