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
import { onboardingCookie } from "#lib/client/onboarding-cookie.ts";
import { ToolFilter } from "#lib/client/tool-filter.ts";
import { getOnboarding } from "#lib/services/onboarding/get-onboarding.ts";
import { readTools } from "./read-tools.ts";

export const metadata: Metadata = { title: "Tools" };

export default async function ToolsPage({ params, searchParams }: PageProps<{ workspace: string }>) {
  const { workspace } = await params;
  const ctx = await pageContext(workspace, "tool:read");
  const wantsSteps = !(await cookies()).has(onboardingCookie(workspace));
  const filter = ToolFilter.parse(await searchParams);
  const [queries, steps] = await Promise.all([readTools(ctx, filter), wantsSteps ? getOnboarding(ctx) : null]);
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
