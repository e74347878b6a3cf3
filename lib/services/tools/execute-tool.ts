import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { ExecuteAnswer, ExecuteInput } from "#lib/contracts/executions.ts";
import { runExecution } from "../executions/run-execution.ts";
import { loadTool } from "./load-tool.ts";

export async function executeTool(ctx: Ctx, { id, ...input }: ExecuteInput & { id: string }): Promise<ExecuteAnswer> {
  assertCan(ctx, "tool:run");
  return runExecution(ctx, await loadTool(ctx.workspace.id, id, input.version), input);
}
