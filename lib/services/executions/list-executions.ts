import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { ListExecutionsQuery, LogList } from "#lib/contracts/executions.ts";
import { findExecutions } from "./find-executions.ts";

export async function listExecutions(ctx: Ctx, query: ListExecutionsQuery): Promise<LogList> {
  assertCan(ctx, "execution:read");
  return findExecutions(ctx, query);
}
