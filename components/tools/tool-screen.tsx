"use client";

import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "#components/common/error-state.tsx";
import { PageSkeleton } from "#components/common/page-skeleton.tsx";
import { Wide } from "#components/common/wide.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { ToolView } from "#lib/client/tool-view.ts";
import { toolQueries } from "#lib/client/tools.ts";
import { useAddress } from "#lib/client/use-address.ts";
import type { Tool } from "#lib/contracts/tools.ts";
import { useToolDraft } from "./detail/definition/use-tool-draft.ts";
import { ToolTabs } from "./detail/tool-tabs.tsx";
import { useToolRun } from "./run/use-tool-run.ts";
import { ToolHeader } from "./tool-header.tsx";

export function ToolScreen({ id }: { id: string }) {
  const { workspace } = useStudio();
  const query = useQuery(toolQueries.detail(workspace.slug, id));
  if (query.isPending) return <PageSkeleton label="Loading the tool" />;
  if (query.data === undefined) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return <ToolDetail key={id} tool={query.data.tool} />;
}

function ToolDetail({ tool }: { tool: Tool }) {
  const { params, write } = useAddress();
  const draft = useToolDraft(tool);
  const { tab } = ToolView.parse(params);
  const run = useToolRun(tool.id);
  // What else the address says belongs to the tab that is left.
  const left = Object.fromEntries(Object.keys(params).map((name) => [name, undefined]));
  return (
    <Wide className="space-y-6">
      <ToolHeader tool={tool} />
      <Tabs value={tab} onValueChange={(next) => write({ ...left, tab: next === "run" ? undefined : next }, "push")}>
        <ToolTabs tool={tool} draft={draft} run={run} />
      </Tabs>
    </Wide>
  );
}
