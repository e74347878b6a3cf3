import type { Metadata } from "next";
import { cache } from "react";
import type { PageProps } from "#app/page-props.ts";
import { Hydrate } from "#components/common/hydrate.tsx";
import { ToolScreen } from "#components/tools/tool-screen.tsx";
import { pageContext } from "#lib/auth/page-context.ts";
import { toolQueries } from "#lib/client/tools.ts";
import { getTool } from "#lib/services/tools/get-tool.ts";
import { orNotFound } from "../../or-not-found.ts";
import { prefetchTab } from "./prefetch-tab.ts";

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
  const { ctx, answer } = await readTool(workspace, id);
  const shown = await prefetchTab(ctx, answer.tool, await searchParams);
  return (
    <Hydrate queries={[[toolQueries.detail(workspace, id), answer], ...shown]}>
      <ToolScreen id={id} />
    </Hydrate>
  );
}
