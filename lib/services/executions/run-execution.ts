import type { Ctx } from "#lib/auth/ctx.ts";
import type { FieldError } from "#lib/contracts/errors.ts";
import type { ExecuteAnswer, ExecuteInput } from "#lib/contracts/executions.ts";
import type { Json } from "#lib/contracts/json.ts";
import { ExecutorFailure } from "#lib/errors.ts";
import { executionEnv } from "#lib/executors/execution-env.ts";
import { execute } from "#lib/executors/registry.ts";
import { redactJson } from "#lib/redact-json.ts";
import { saveFile } from "../files/save-file.ts";
import { withTokens } from "../oauth/with-tokens.ts";
import { type Failure, toAppError, toFailure } from "./failure.ts";
import { NESTED_CALLS_MAX, NestedCalls } from "./nested-calls.ts";
import { recordExecution } from "./record-execution.ts";
import type { Subject } from "./subject.ts";
import { tellProgress } from "./tell-progress.ts";
import { toRecord } from "./to-record.ts";
import { type Call, TOO_MANY_CALLS, toolCaller } from "./tool-caller.ts";
import { Trace } from "./trace.ts";

export type Outcome = { ok: true; result: Json } | { ok: false; failure: Failure };

type RunSubject = ReturnType<typeof withTokens>;

/** How many executions may wait for one, each for the next. */
export const CALL_DEPTH_MAX = 5;

const WARNINGS_MAX = 20;

/** Validate, execute, validate, record. Answers only when the log holds the execution; a failed one is thrown after that. */
export async function runExecution(ctx: Ctx, loaded: Subject, input: ExecuteInput, call?: Call): Promise<ExecuteAnswer> {
  const subject = withTokens(loaded, ctx);
  const trace = new Trace(call?.id);
  const outcome = await attempt(ctx, subject, input, trace, call);
  trace.stop();
  trace.lines = redactJson(trace.lines, subject.secrets);
  await recordExecution(toRecord(ctx, subject, input.parameters, trace, outcome));
  trace.onRecord?.();
  if (!outcome.ok) throw toAppError(outcome.failure, trace);
  return {
    message: "Tool executed successfully",
    result: outcome.result,
    durationMs: trace.durationMs,
    logs: trace.lines,
    executionId: trace.id,
  };
}

async function attempt(ctx: Ctx, subject: RunSubject, input: ExecuteInput, trace: Trace, from: Call | undefined): Promise<Outcome> {
  try {
    const depth = from === undefined ? 0 : from.depth + 1;
    assertMayStart(depth, from?.nth ?? 0);
    trace.time("validate", () => assertParameters(subject, input.parameters));
    warn(trace, subject.advise?.(input.parameters, "parameters"));
    if (subject.failure !== null) throw new ExecutorFailure(subject.failure.layer, subject.failure.message);
    trace.begin();
    if (from === undefined && ctx.onProgress !== undefined) tellProgress(ctx.onProgress, trace, subject);
    const timeoutMs = Math.min(subject.timeoutMs, input.timeoutMs ?? subject.timeoutMs);
    const { call, settled } = toolCaller(runExecution, ctx, { id: trace.id, depth, timeoutMs, nested: from?.nested ?? new NestedCalls() });
    const env = executionEnv({
      signal: ctx.signal,
      timeoutMs,
      startedAt: trace.startedAtMs,
      tenant: ctx.workspace.id,
      depth,
      call,
      record: trace,
      tokens: subject.tokens,
      saveFile: (file) => saveFile({ ...file, workspaceId: ctx.workspace.id, executionId: trace.id, secrets: subject.secrets }),
    });
    const output = await execute(subject.plan, input.parameters, env).finally(settled);
    const result = redactJson(output, subject.secrets);
    trace.time("validate", () => assertResult(subject, result));
    warn(trace, subject.adviseResult?.(result, "result"));
    return { ok: true, result };
  } catch (thrown) {
    return { ok: false, failure: toFailure(thrown, subject.secrets, ctx.requestId) };
  }
}

/** A line for each of the first problems that stop nothing. */
function warn(trace: Trace, errors: FieldError[] = []): void {
  const atMs = Date.now() - trace.startedAt.getTime();
  trace.logs(errors.slice(0, WARNINGS_MAX).map(({ path, message }) => ({ level: "warn", message: `${path} ${message}`, atMs })));
}

function assertMayStart(depth: number, nth: number): void {
  if (nth > NESTED_CALLS_MAX) throw new ExecutorFailure("policy", TOO_MANY_CALLS);
  if (depth <= CALL_DEPTH_MAX) return;
  throw new ExecutorFailure("policy", `Tools call tools at most ${CALL_DEPTH_MAX} levels deep: does one of them call itself?`);
}

/** Every problem at once: of the tool's own check and of what it runs. */
function assertParameters(subject: Subject, parameters: Record<string, Json>): void {
  const found = subject.validators.flatMap((validate) => validate(parameters, "parameters"));
  if (found.length === 0) return;
  const errors = [...new Map(found.map((error) => [`${error.path} ${error.message}`, error])).values()];
  const summary = errors.map(({ path, message }) => `${path} ${message}`).slice(0, 3);
  throw new ExecutorFailure("validation", `Invalid parameters: ${summary.join("; ")}`, { errors });
}

function assertResult(subject: Subject, result: Json): void {
  const errors = subject.validateResult?.(result, "result") ?? [];
  if (errors.length === 0) return;
  const [{ path, message } = { path: "result", message: "is not valid" }] = errors;
  throw new ExecutorFailure("response_schema", `The result does not fit its declared schema: ${path} ${message}`, { errors });
}
