import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { ExecuteAnswer, ExecuteInput } from "#lib/contracts/executions.ts";
import { runExecution } from "../executions/run-execution.ts";
import { loadEndpoint } from "./load-endpoint.ts";

export async function callEndpoint(ctx: Ctx, { id, ...input }: ExecuteInput & { id: string }): Promise<ExecuteAnswer> {
  assertCan(ctx, "connector:run");
  return runExecution(ctx, await loadEndpoint(ctx.workspace.id, id, input.version), input);
}
