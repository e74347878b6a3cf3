"use client";

import { useQuery } from "@tanstack/react-query";
import { TimingBar } from "#components/common/timing-bar.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { executionQueries } from "#lib/client/executions.ts";
import type { LiveRun } from "#lib/client/use-run.ts";

/** Where the time of a run that has ended went: its row in the log, and what it took to write that, which only the run was told. */
export function RunTiming({ run: { state, executionId, recordMs = 0 } }: { run: LiveRun }) {
  const { workspace, can } = useStudio();
  const isLogged = executionId !== undefined && (state === "done" || state === "failed");
  const { data, isLoading } = useQuery({
    ...executionQueries.detail(workspace.slug, executionId ?? ""),
    enabled: isLogged && can("execution:read"),
  });
  if (isLoading) return <Skeleton className="mb-6.5 h-2.5 w-full" />;
  if (!isLogged || data === undefined) return null;
  const { phases, exchange, durationMs } = data.execution;
  return <TimingBar phases={{ ...phases, record: recordMs }} exchange={exchange} durationMs={durationMs + recordMs} />;
}
