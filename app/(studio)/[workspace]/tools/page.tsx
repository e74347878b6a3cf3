import type { Metadata } from "next";
import { cookies } from "next/headers";
import type { PageProps } from "#app/page-props.ts";
import { Hydrate } from "#components/common/hydrate.tsx";
import { PageHeader } from "#components/common/page-header.tsx";
import { Wide } from "#components/common/wide.tsx";
import { OnboardingCard } from "#components/onboarding/onboarding-card.tsx";
import { NewToolButton } from "#components/tools/new-tool-button.tsx";
import { ToolsScreen } from "#components/tools/tools-screen.tsx";
import { pageContext } from "#lib/auth/page-context.ts";
import { firstPage } from "#lib/client/first-page.ts";
import { onboardingCookie } from "#lib/client/onboarding-cookie.ts";
import { ToolFilter, toToolsQuery } from "#lib/client/tool-filter.ts";
import { TOOLS_PER_PAGE, toolQueries } from "#lib/client/tools.ts";
import { ListToolsQuery } from "#lib/contracts/tools.ts";
import { getOnboarding } from "#lib/services/onboarding/get-onboarding.ts";
import { listToolOwners } from "#lib/services/tools/list-tool-owners.ts";
import { listToolTags } from "#lib/services/tools/list-tool-tags.ts";
import { listTools } from "#lib/services/tools/list-tools.ts";

export const metadata: Metadata = { title: "Tools" };

export default async function ToolsPage({ params, searchParams }: PageProps<{ workspace: string }>) {
  const { workspace } = await params;
  const filter = ToolFilter.parse(await searchParams);
  const ctx = await pageContext(workspace, "tool:read");
  const query = ListToolsQuery.parse({ ...toToolsQuery(filter), limit: TOOLS_PER_PAGE });
  const wantsSteps = !(await cookies()).has(onboardingCookie(workspace));
  const [tools, tags, owners, steps] = await Promise.all([
    listTools(ctx, query),
    listToolTags(ctx),
    listToolOwners(ctx),
    wantsSteps ? getOnboarding(ctx) : null,
  ]);
  const queries = [
    [toolQueries.list(workspace, filter), firstPage(tools)],
    [toolQueries.tags(workspace), tags],
    [toolQueries.owners(workspace), owners],
  ] as const;
  return (
    <Hydrate queries={queries}>
      <Wide className="space-y-5">
        <PageHeader title="Tools" description="What agents and scripts may call from this workspace." actions={<NewToolButton />} />
        {steps !== null && <OnboardingCard state={steps} />}
        <ToolsScreen />
      </Wide>
    </Hydrate>
  );
}
