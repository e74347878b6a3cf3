import type { Adapter } from "#lib/contracts/connectors.ts";
import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { ExecutorFailure } from "#lib/errors.ts";
import { readOutcome } from "#lib/executors/code/read-outcome.ts";
import type { ExecutionEnv } from "#lib/executors/types.ts";
import { adapterCode } from "./adapter-code.ts";
import type { CustomCall } from "./custom-call.ts";
import { answerSigningCall } from "./signing/answer-signing-call.ts";

export type AdapterEnv = Pick<ExecutionEnv, "sandbox" | "tenant" | "depth" | "record" | "signal" | "timeoutMs" | "startedAt">;

const MEMORY_MB = 32;
const HOST_CALLS_MAX = 20;
/** What the sandbox takes. */
const INPUT_BYTES_MAX = 1_000_000;

/** Runs one of the adapter's two functions. What it throws by `helpers.error` is a failure of the upstream, everything else one of its code. */
export async function runAdapter(which: keyof Adapter, call: CustomCall, input: Json, context: JsonObject, env: AdapterEnv): Promise<Json> {
  const paramsJson = JSON.stringify({ input, context });
  if (Buffer.byteLength(paramsJson) > INPUT_BYTES_MAX) {
    throw new ExecutorFailure(which === "request" ? "validation" : "upstream", "More than 1 MB of JSON is too much for an adapter");
  }
  const now = performance.now();
  const timeoutMs = Math.floor(env.timeoutMs - (now - (env.startedAt ?? now)));
  if (timeoutMs < 1) throw new ExecutorFailure("timeout", `The call took longer than ${env.timeoutMs} ms`);
  const outcome = await env.sandbox.run({
    tenant: env.tenant,
    depth: env.depth,
    language: "javascript",
    code: adapterCode(call.adapter[which]),
    paramsJson,
    timeoutMs,
    memoryLimitMb: MEMORY_MB,
    limits: { hostCallsMax: HOST_CALLS_MAX },
    onCall: (asked) => answerSigningCall(call.named, asked),
    signal: env.signal,
    onLog: env.record.onLog,
  });
  if (!outcome.ok && outcome.error.name === "UpstreamError") {
    env.record.logs(outcome.logs);
    env.record.phase("run", outcome.runMs);
    throw new ExecutorFailure(which === "request" ? "validation" : "upstream", outcome.error.message);
  }
  try {
    return readOutcome(outcome, env.record);
  } catch (thrown) {
    if (!(thrown instanceof ExecutorFailure)) throw thrown;
    throw new ExecutorFailure(thrown.layer, `The adapter's ${which} function: ${thrown.message}`, thrown.extra);
  }
}
