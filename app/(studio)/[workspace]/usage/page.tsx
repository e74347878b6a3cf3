import type { Metadata } from "next";
import type { PageProps } from "#app/page-props.ts";
import { Hydrate } from "#components/common/hydrate.tsx";
import { UsageScreen } from "#components/usage/usage-screen.tsx";
import { pageContext } from "#lib/auth/page-context.ts";
import { usageQueries } from "#lib/client/usage.ts";
import { toUsageQuery, UsageFilter } from "#lib/client/usage-filter.ts";
import { UsageQuery } from "#lib/contracts/usage.ts";
import { getUsageSummary } from "#lib/services/usage/get-usage-summary.ts";

export const metadata: Metadata = { title: "Usage" };

export default async function UsagePage({ params, searchParams }: PageProps<{ workspace: string }>) {
  const { workspace } = await params;
  const ctx = await pageContext(workspace, "execution:read");
  const now = Date.now();
  const asked = toUsageQuery(UsageFilter.parse(await searchParams), now);
  const query = UsageQuery.safeParse(asked);
  const summary = query.success ? [[usageQueries.summary(workspace, asked), await getUsageSummary(ctx, query.data)] as const] : [];
  return (
    <Hydrate queries={summary}>
      <UsageScreen renderedAt={now} />
    </Hydrate>
  );
}
