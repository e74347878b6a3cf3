import type { Metadata } from "next";
import { cache } from "react";
import type { PageProps } from "#app/page-props.ts";
import { Hydrate } from "#components/common/hydrate.tsx";
import { ToolScreen } from "#components/tools/tool-screen.tsx";
import { pageContext } from "#lib/auth/page-context.ts";
import { firstPage } from "#lib/client/first-page.ts";
import { ToolView } from "#lib/client/tool-view.ts";
import { LOGS_PER_PAGE, toolQueries } from "#lib/client/tools.ts";
import { getTool } from "#lib/services/tools/get-tool.ts";
import { listToolLogs } from "#lib/services/tools/list-tool-logs.ts";
import { orNotFound } from "../../or-not-found.ts";

type Props = PageProps<{ workspace: string; toolId: string }>;

const readTool = cache(async (workspace: string, id: string) => {
  const ctx = await pageContext(workspace, "tool:read");
  return { ctx, answer: await orNotFound(getTool(ctx, { id })) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, toolId } = await params;
  return { title: (await readTool(workspace, toolId)).answer.tool.displayName };
}

export default async function ToolPage({ params, searchParams }: Props) {
  const { workspace, toolId: id } = await params;
  const { tab, status } = ToolView.parse(await searchParams);
  const { ctx, answer } = await readTool(workspace, id);
  const wantsLogs = tab === "logs" && ctx.permissions.has("execution:read");
  const logs = wantsLogs
    ? [[toolQueries.logs(workspace, id, status), firstPage(await listToolLogs(ctx, { id, status, limit: LOGS_PER_PAGE }))] as const]
    : [];
  return (
    <Hydrate queries={[[toolQueries.detail(workspace, id), answer], ...logs]}>
      <ToolScreen id={id} />
    </Hydrate>
  );
}
