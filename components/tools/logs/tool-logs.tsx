"use client";

import { Lock } from "lucide-react";
import { EmptyState } from "#components/common/empty-state.tsx";
import { LazyExecutionSheet } from "#components/executions/lazy-execution-sheet.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { FollowButton } from "#components/usage/log/follow-button.tsx";
import { LazyExportMenu } from "#components/usage/log/lazy-export-menu.tsx";
import { LogFilters } from "#components/usage/log/log-filters.tsx";
import { LogList } from "#components/usage/log/log-list.tsx";
import { useLog } from "#components/usage/log/use-log.ts";
import type { Tool } from "#lib/contracts/tools.ts";

/** Who ran the tool, when, and what came of it: the log of the workspace, of this tool alone. */
export function ToolLogs({ tool }: { tool: Tool }) {
  const { can } = useStudio();
  if (can("execution:read")) return <Log id={tool.id} />;
  return (
    <EmptyState icon={Lock} title="The log is not open to you">
      Your role in this workspace does not include reading executions.
    </EmptyState>
  );
}

function Log({ id }: { id: string }) {
  const log = useLog({ subjectType: "tool", subjectId: id });
  return (
    <div className="min-w-0 space-y-4">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-full xl:basis-0">
          <LogFilters log={log} />
        </div>
        <div className="flex gap-2">
          <FollowButton log={log} />
          <LazyExportMenu log={log} />
        </div>
      </div>
      <LogList log={log} />
      <LazyExecutionSheet id={log.open} onClose={() => log.show(undefined)} />
    </div>
  );
}
