import type { Json } from "#lib/contracts/json.ts";
import { AppError, ExecutorFailure } from "#lib/errors.ts";
import { redactSpellings } from "#lib/redact-spellings.ts";
import { SANDBOX_LIMITS } from "#lib/sandbox/limits.ts";
import type { HostAnswer, HostCall } from "#lib/sandbox/types.ts";
import { hiddenSecrets } from "../../hidden-secrets.ts";
import type { CodeRun } from "../code-run.ts";
import { callTool } from "./call-tool.ts";
import { fetchUrl } from "./fetch-url.ts";
import type { HostEnv } from "./host-env.ts";

interface Operation {
  errorName: string;
  answer(run: CodeRun, env: HostEnv, call: HostCall): Promise<Json>;
}

const OPERATIONS: Record<HostCall["op"], Operation> = {
  tool: { errorName: "ToolError", answer: callTool },
  fetch: { errorName: "FetchError", answer: fetchUrl },
};

/** Does what code asks for, or tells it why not in words that it may read. What nobody expected is thrown: the sandbox tells the code nothing of it. */
export async function answerHostCall(run: CodeRun, env: HostEnv, call: HostCall): Promise<HostAnswer> {
  const { errorName, answer } = OPERATIONS[call.op];
  try {
    const json = JSON.stringify(await answer(run, env, call));
    if (Buffer.byteLength(json) <= SANDBOX_LIMITS.hostAnswerBytesMax) return { ok: true, json };
    throw new ExecutorFailure("policy", `The answer is larger than ${SANDBOX_LIMITS.hostAnswerBytesMax} bytes as JSON`);
  } catch (thrown) {
    if (!(thrown instanceof AppError || thrown instanceof ExecutorFailure)) throw thrown;
    return { ok: false, error: { name: errorName, message: redactSpellings(thrown.message, hiddenSecrets(run, env)) } };
  }
}
