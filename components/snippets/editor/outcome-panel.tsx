"use client";

import { useQuery } from "@tanstack/react-query";
import { CheckCircle2, CircleStop, Loader2, Terminal } from "lucide-react";
import type { ReactNode } from "react";
import { ResultView } from "#components/common/result-view/result-view.tsx";
import { TimingBar } from "#components/common/timing-bar.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { ExecutionError } from "#components/tools/execution-error.tsx";
import { failureOfProblem } from "#components/tools/failure-of-problem.ts";
import { cn } from "#components/ui/cn.ts";
import { executionQueries } from "#lib/client/executions.ts";
import { formatDuration } from "#lib/client/format-duration.ts";
import type { LiveRun } from "#lib/client/use-run.ts";
import { Elapsed } from "./elapsed.tsx";
import { LiveConsole } from "./live-console.tsx";

/** What comes of the run: on its way, a result, an error, or nothing yet. */
export function OutcomePanel({ run }: { run: LiveRun }) {
  const { state, answer, problem, lines, startedAtMs = 0, executionId } = run;
  const hasBoth = lines.length > 0 && (state === "done" || state === "failed");
  return (
    <div className="@container h-full space-y-3">
      <p
        role="status"
        className={cn(
          "flex min-h-6 flex-wrap items-center gap-x-2 text-sm font-medium",
          (state === "failed" || state === "idle") && "sr-only",
        )}
      >
        <StatusLine run={run} />
      </p>
      {state === "idle" && <Nothing />}
      <div className={cn("grid gap-4", hasBoth && "@xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]")}>
        {state === "failed" && problem !== undefined && <ExecutionError failure={failureOfProblem(problem)} />}
        {state === "done" && answer !== undefined && <ResultView value={answer.result} executionId={answer.executionId} />}
        {lines.length > 0 && <LiveConsole key={startedAtMs} lines={lines} />}
      </div>
      {executionId !== undefined && (state === "done" || state === "failed") && <Timing executionId={executionId} />}
    </div>
  );
}

function StatusLine({ run: { state, answer, queuedMs = 0, startedAtMs = 0 } }: { run: LiveRun }) {
  const since = <Elapsed key={startedAtMs} sinceMs={startedAtMs} />;
  if (state === "idle") return null;
  if (state === "queued") return <Status icon={<Spinner />} text="Waiting for its turn" beside={since} />;
  if (state === "running") return <Status icon={<Spinner />} text="Running" beside={since} />;
  if (state === "cancelled") return <Status icon={<CircleStop className="size-4" aria-hidden="true" />} text="Stopped" />;
  if (state === "failed") return <Status text="The run failed" />;
  const waited = queuedMs >= 1 ? `after ${formatDuration(queuedMs)} in the queue` : "";
  return (
    <Status
      icon={<CheckCircle2 className="size-4" aria-hidden="true" />}
      text={`Succeeded in ${formatDuration(answer?.durationMs ?? 0)}`}
      className="text-success"
      beside={<span className="font-normal text-muted-foreground">{waited}</span>}
    />
  );
}

function Status({ icon, text, beside, className }: { icon?: ReactNode; text: string; beside?: ReactNode; className?: string }) {
  return (
    <>
      <span className={`flex items-center gap-2 ${className ?? ""}`}>
        {icon}
        {text}
      </span>
      {beside}
    </>
  );
}

function Spinner() {
  return <Loader2 className="size-4 animate-spin text-primary" aria-hidden="true" />;
}

/** The log knows where the time went, a moment after the answer. */
function Timing({ executionId }: { executionId: string }) {
  const { workspace, can } = useStudio();
  const { data } = useQuery({ ...executionQueries.detail(workspace.slug, executionId), enabled: can("execution:read") });
  if (data === undefined) return null;
  const { phases, exchange, durationMs } = data.execution;
  return <TimingBar phases={phases} exchange={exchange} durationMs={durationMs} />;
}

function Nothing() {
  return (
    <div className="grid h-full min-h-28 place-items-center rounded-md border border-dashed p-4">
      <p className="flex max-w-sm flex-col items-center gap-2 text-center text-sm text-pretty text-muted-foreground">
        <Terminal className="size-5" aria-hidden="true" />
        Run the code as it stands: its result, its console and any error appear here. Nothing has to be saved first.
      </p>
    </div>
  );
}
