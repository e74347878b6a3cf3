"use client";

import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "#components/common/error-state.tsx";
import { PageSkeleton } from "#components/common/page-skeleton.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "#components/ui/tabs.tsx";
import { TOOL_TABS, ToolView } from "#lib/client/tool-view.ts";
import { toolQueries } from "#lib/client/tools.ts";
import { useAddress } from "#lib/client/use-address.ts";
import { ToolLogs } from "./logs/tool-logs.tsx";
import { ToolRunner } from "./run/tool-runner.tsx";
import { ToolDefinition } from "./tool-definition.tsx";
import { ToolHeader } from "./tool-header.tsx";

const TABS = {
  run: { label: "Run", screen: ToolRunner },
  logs: { label: "Log", screen: ToolLogs },
  definition: { label: "Definition", screen: ToolDefinition },
} as const;

export function ToolScreen({ id }: { id: string }) {
  const { workspace } = useStudio();
  const { params, write } = useAddress();
  const query = useQuery(toolQueries.detail(workspace.slug, id));
  if (query.isPending) return <PageSkeleton label="Loading the tool" />;
  if (query.data === undefined) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const { tool } = query.data;
  const { tab } = ToolView.parse(params);
  return (
    <div className="space-y-6">
      <ToolHeader tool={tool} />
      <Tabs
        value={tab}
        onValueChange={(next) => write({ tab: next === "run" ? undefined : next, status: undefined, execution: undefined }, "push")}
      >
        <TabsList>
          {TOOL_TABS.map((name) => (
            <TabsTrigger key={name} value={name} className="px-3.5">
              {TABS[name].label}
            </TabsTrigger>
          ))}
        </TabsList>
        {TOOL_TABS.map((name) => {
          const Screen = TABS[name].screen;
          return (
            <TabsContent key={name} value={name} className="mt-4 min-w-0">
              <Screen tool={tool} />
            </TabsContent>
          );
        })}
      </Tabs>
    </div>
  );
}
