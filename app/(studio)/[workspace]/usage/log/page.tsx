import type { Metadata } from "next";
import type { PageProps } from "#app/page-props.ts";
import { Hydrate } from "#components/common/hydrate.tsx";
import { LogScreen } from "#components/usage/log/log-screen.tsx";
import { pageContext } from "#lib/auth/page-context.ts";
import { LogFilter } from "#lib/client/log-filter.ts";
import { readLog } from "../../read-log.ts";

export const metadata: Metadata = { title: "Log" };

export default async function LogPage({ params, searchParams }: PageProps<{ workspace: string }>) {
  const { workspace } = await params;
  const ctx = await pageContext(workspace, "execution:read");
  return (
    <Hydrate queries={await readLog(ctx, LogFilter.parse(await searchParams))}>
      <LogScreen />
    </Hydrate>
  );
}
