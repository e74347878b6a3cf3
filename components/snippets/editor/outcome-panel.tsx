"use client";

import { Terminal } from "lucide-react";
import { LiveConsole } from "#components/common/live-console.tsx";
import { ResultView } from "#components/common/result-view/result-view.tsx";
import { RunStatus } from "#components/executions/run-status.tsx";
import { RunTiming } from "#components/executions/run-timing.tsx";
import { ExecutionError } from "#components/tools/execution-error.tsx";
import { failureOfProblem } from "#components/tools/failure-of-problem.ts";
import { cn } from "#components/ui/cn.ts";
import type { LiveRun } from "#lib/client/use-run.ts";

/** What comes of the run: on its way, a result, an error, or nothing yet; beside it where its time went, and what it wrote. */
export function OutcomePanel({ run }: { run: LiveRun }) {
  const { state, answer, problem, lines, startedAtMs = 0, executionId } = run;
  const hasEnded = state === "done" || state === "failed";
  const hasBoth = hasEnded && (lines.length > 0 || executionId !== undefined);
  return (
    <div className="@container h-full space-y-3 lg:[--result-height:max(12rem,calc(38dvh-12rem))]">
      <RunStatus run={run} {...(state === "failed" || state === "idle" ? { className: "sr-only" } : {})} />
      {state === "idle" && <Nothing />}
      <div className={cn("grid gap-4", hasBoth && "@xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]")}>
        {state === "failed" && problem !== undefined && <ExecutionError failure={failureOfProblem(problem)} />}
        {state === "done" && answer !== undefined && <ResultView value={answer.result} executionId={answer.executionId} />}
        <div className="min-w-0 space-y-4">
          <RunTiming run={run} />
          {lines.length > 0 && <LiveConsole key={startedAtMs} lines={lines} />}
        </div>
      </div>
    </div>
  );
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
