import type { Ctx } from "#lib/auth/ctx.ts";
import { EXECUTIONS_PER_PAGE, executionQueries } from "#lib/client/executions.ts";
import { firstPage } from "#lib/client/first-page.ts";
import { type LogFilter, toExecutionFilter } from "#lib/client/log-filter.ts";
import { SearchExecutionsQuery } from "#lib/contracts/executions.ts";
import { searchExecutions } from "#lib/services/executions/search-executions.ts";

/** The first page of a log, as its screen asks for it; nothing where the search would refuse the filter. */
export async function readLog(ctx: Ctx, log: LogFilter) {
  const filter = toExecutionFilter(log);
  const query = SearchExecutionsQuery.safeParse({ ...filter, limit: EXECUTIONS_PER_PAGE });
  if (!query.success) return [];
  return [[executionQueries.search(ctx.workspace.slug, filter), firstPage(await searchExecutions(ctx, query.data))]] as const;
}
