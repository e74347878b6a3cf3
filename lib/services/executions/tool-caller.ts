import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { ExecuteAnswer, ExecuteInput } from "#lib/contracts/executions.ts";
import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { AppError } from "#lib/errors.ts";
import type { ExecutionEnv } from "#lib/executors/types.ts";
import { loadToolByName } from "../tools/load-tool-by-name.ts";
import { NESTED_CALLS_MAX, type NestedCalls } from "./nested-calls.ts";
import type { Subject } from "./subject.ts";

/** The execution whose code calls another. */
export interface Parent {
  id: string;
  /** How many executions wait for that one. */
  depth: number;
  timeoutMs: number;
  /** Counts what the whole request starts. */
  nested: NestedCalls;
}

/** How one call came about: by whom, and as which of those that the request started. */
export interface Call extends Parent {
  nth: number;
}

type Run = (ctx: Ctx, subject: Subject, input: ExecuteInput, call: Call) => Promise<ExecuteAnswer>;

export interface ToolCaller {
  call: ExecutionEnv["call"];
  /** Resolves when the log holds every call that was made. */
  settled(): Promise<unknown> | undefined;
}

export const TOO_MANY_CALLS = `The code of one request starts at most ${NESTED_CALLS_MAX} executions, those of its tools included`;

/** What code calls tools with: each call is an execution of its own by the same caller, which ends with the one that waits for it. */
export function toolCaller(run: Run, ctx: Ctx, parent: Parent): ToolCaller {
  let endsAt: number | undefined;
  let calls: Promise<Json>[] | undefined;

  async function callTool(name: string, args: JsonObject, signal: AbortSignal): Promise<Json> {
    // How long the parent waited for an executor is not known yet, so its time counts from its first call; `signal` tells its true end.
    endsAt ??= performance.now() + parent.timeoutMs;
    assertCan(ctx, "tool:run");
    const subject = await loadToolByName(ctx.workspace.id, name);
    // Nobody waits for it any more, and its row would only keep those that are above it.
    if (signal.aborted || ctx.signal.aborted) throw new AppError("execution_failed", "The run that made this call has ended");
    const nth = parent.nested.next();
    // The first one above is refused like any other and is in the log; the rest would only fill it.
    if (nth > NESTED_CALLS_MAX + 1) throw new AppError("execution_failed", TOO_MANY_CALLS, { layer: "policy" });
    const timeoutMs = Math.max(1, Math.floor(endsAt - performance.now()));
    return (await run({ ...ctx, source: "code", signal }, subject, { parameters: args, timeoutMs }, { ...parent, nth })).result;
  }

  return {
    call(name, args, signal) {
      const called = callTool(name, args, signal);
      calls = [...(calls ?? []), called];
      return called;
    },
    settled: () => calls && Promise.allSettled(calls),
  };
}
