"use client";

import { ErrorState } from "#components/common/error-state.tsx";
import { ListSkeleton } from "#components/common/list-skeleton.tsx";
import type { WorkbenchState } from "../use-workbench.ts";
import { LiveOutcome } from "./live-outcome.tsx";
import { LoadedOutcome } from "./loaded-outcome.tsx";
import { NoOutcome } from "./no-outcome.tsx";

/** What came of the run that goes on, or of the one that was loaded. */
export function ResultPane({ bench }: { bench: WorkbenchState }) {
  return (
    <section
      aria-label="Outcome"
      className="min-w-0 overflow-y-auto rounded-lg border bg-card p-4 [--result-height:max(16rem,calc(100dvh-24rem))] lg:h-full"
    >
      <Outcome bench={bench} />
    </section>
  );
}

function Outcome({ bench }: { bench: WorkbenchState }) {
  const { run, showsRun, execution, view } = bench;
  if (showsRun) return <LiveOutcome run={run} bench={bench} />;
  if (view.execution === undefined) return <NoOutcome />;
  if (execution.isPending) return <ListSkeleton label="Loading the run" />;
  if (execution.data === undefined) return <ErrorState error={execution.error} onRetry={execution.refetch} />;
  return <LoadedOutcome execution={execution.data.execution} bench={bench} />;
}
