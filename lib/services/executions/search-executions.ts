import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { ExecutionSummaryList, SearchExecutionsQuery } from "#lib/contracts/executions.ts";
import { decodeCursor, toPage } from "../page.ts";
import { findExecutionIds } from "./find-execution-ids.ts";
import { findSummaries } from "./find-summaries.ts";

/** A page of the executions that fit, the newest first, as short as a list shows them. */
export async function searchExecutions(ctx: Ctx, query: SearchExecutionsQuery): Promise<ExecutionSummaryList> {
  assertCan(ctx, "execution:read");
  const { cursor, limit, search, ...filter } = query;
  const before = cursor === undefined ? undefined : decodeCursor(cursor);
  const ids = await findExecutionIds(ctx, { filter, search, before, limit: limit + 1 });
  const shown = new Map((await findSummaries(ctx, ids.slice(0, limit))).map((summary) => [summary.id, summary]));
  const { nextCursor } = toPage(
    "executions",
    ids.map((id) => ({ id })),
    query,
    ({ id }) => id,
  );
  return { executions: ids.flatMap((id) => shown.get(id) ?? []), nextCursor };
}
