import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { ExecuteAnswer, ExecuteInput } from "#lib/contracts/executions.ts";
import type { Json, JsonObject } from "#lib/contracts/json.ts";
import type { ExecutionEnv } from "#lib/executors/types.ts";
import { loadToolByName } from "../tools/load-tool-by-name.ts";
import type { Subject } from "./subject.ts";

/** The execution whose code calls another. */
export interface Parent {
  id: string;
  /** How many executions wait for that one. */
  depth: number;
  timeoutMs: number;
}

type Run = (ctx: Ctx, subject: Subject, input: ExecuteInput, parent: Parent) => Promise<ExecuteAnswer>;

export interface ToolCaller {
  call: ExecutionEnv["call"];
  /** Resolves when the log holds every call that was made. */
  settled(): Promise<unknown> | undefined;
}

/** What code calls tools with: each call is an execution of its own by the same caller, which ends with the one that waits for it. */
export function toolCaller(run: Run, ctx: Ctx, parent: Parent): ToolCaller {
  let endsAt: number | undefined;
  let calls: Promise<Json>[] | undefined;

  async function callTool(name: string, args: JsonObject, signal: AbortSignal): Promise<Json> {
    // How long the parent waited for an executor is not known yet, so its time counts from its first call; `signal` tells its true end.
    endsAt ??= performance.now() + parent.timeoutMs;
    assertCan(ctx, "tool:run");
    const subject = await loadToolByName(ctx.workspace.id, name);
    const timeoutMs = Math.max(1, Math.floor(endsAt - performance.now()));
    return (await run({ ...ctx, source: "code", signal }, subject, { parameters: args, timeoutMs }, parent)).result;
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
