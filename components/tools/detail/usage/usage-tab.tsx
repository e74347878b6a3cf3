"use client";

import { Lock } from "lucide-react";
import { useState } from "react";
import { EmptyState } from "#components/common/empty-state.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Charts } from "#components/usage/charts/charts.tsx";
import { Figures } from "#components/usage/figures.tsx";
import { RangeBar } from "#components/usage/range-bar.tsx";
import { useUsage } from "#components/usage/use-usage.ts";
import type { Tool } from "#lib/contracts/tools.ts";

/** What a tool did of late: the usage of the workspace, of this tool alone. */
export function UsageTab({ tool }: { tool: Tool }) {
  const { can } = useStudio();
  if (can("execution:read")) return <Usage id={tool.id} />;
  return (
    <EmptyState icon={Lock} title="Its usage is not open to you">
      Your role in this workspace does not include reading executions.
    </EmptyState>
  );
}

function Usage({ id }: { id: string }) {
  const [openedAt] = useState(Date.now);
  const usage = useUsage(openedAt, { subjectType: "tool", subjectId: id });
  return (
    <div className="min-w-0 space-y-5">
      <RangeBar usage={usage} />
      <Figures usage={usage} />
      <Charts usage={usage} />
    </div>
  );
}
