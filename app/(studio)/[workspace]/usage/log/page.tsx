import type { Metadata } from "next";
import type { PageProps } from "#app/page-props.ts";
import { Hydrate } from "#components/common/hydrate.tsx";
import { LogScreen } from "#components/usage/log/log-screen.tsx";
import { pageContext } from "#lib/auth/page-context.ts";
import { EXECUTIONS_PER_PAGE, executionQueries } from "#lib/client/executions.ts";
import { firstPage } from "#lib/client/first-page.ts";
import { LogFilter, toExecutionFilter } from "#lib/client/log-filter.ts";
import { SearchExecutionsQuery } from "#lib/contracts/executions.ts";
import { searchExecutions } from "#lib/services/executions/search-executions.ts";

export const metadata: Metadata = { title: "Log" };

export default async function LogPage({ params, searchParams }: PageProps<{ workspace: string }>) {
  const { workspace } = await params;
  const ctx = await pageContext(workspace, "execution:read");
  const filter = toExecutionFilter(LogFilter.parse(await searchParams));
  const query = SearchExecutionsQuery.safeParse({ ...filter, limit: EXECUTIONS_PER_PAGE });
  const found = query.success
    ? [[executionQueries.search(workspace, filter), firstPage(await searchExecutions(ctx, query.data))] as const]
    : [];
  return (
    <Hydrate queries={found}>
      <LogScreen />
    </Hydrate>
  );
}
