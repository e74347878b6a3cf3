import type { Metadata } from "next";
import type { PageProps } from "#app/page-props.ts";
import { Hydrate } from "#components/common/hydrate.tsx";
import { PageHeader } from "#components/common/page-header.tsx";
import { ToolsScreen } from "#components/tools/tools-screen.tsx";
import { pageContext } from "#lib/auth/page-context.ts";
import { firstPage } from "#lib/client/first-page.ts";
import { ToolFilter, toToolsQuery } from "#lib/client/tool-filter.ts";
import { TOOLS_PER_PAGE, toolQueries } from "#lib/client/tools.ts";
import { ListToolsQuery } from "#lib/contracts/tools.ts";
import { listTools } from "#lib/services/tools/list-tools.ts";

export const metadata: Metadata = { title: "Tools" };

export default async function ToolsPage({ params, searchParams }: PageProps<{ workspace: string }>) {
  const { workspace } = await params;
  const filter = ToolFilter.parse(await searchParams);
  const ctx = await pageContext(workspace, "tool:read");
  const tools = await listTools(ctx, ListToolsQuery.parse({ ...toToolsQuery(filter), limit: TOOLS_PER_PAGE }));
  return (
    <Hydrate queries={[[toolQueries.list(workspace, filter), firstPage(tools)]]}>
      <div className="space-y-6">
        <PageHeader title="Tools" description="What agents and scripts may call from this workspace." />
        <ToolsScreen />
      </div>
    </Hydrate>
  );
}
