import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { ExecuteAnswer, ExecuteInput } from "#lib/contracts/executions.ts";
import { runExecution } from "../executions/run-execution.ts";
import { loadSnippet } from "./load-snippet.ts";

export async function executeSnippet(ctx: Ctx, { id, ...input }: ExecuteInput & { id: string }): Promise<ExecuteAnswer> {
  assertCan(ctx, "snippet:run");
  return runExecution(ctx, await loadSnippet(ctx.workspace.id, id, input.version), input);
}
