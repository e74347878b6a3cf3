"use client";

import { LiveConsole } from "#components/common/live-console.tsx";
import { ResultView } from "#components/common/result-view/result-view.tsx";
import { RunStatus } from "#components/executions/run-status.tsx";
import { RunTiming } from "#components/executions/run-timing.tsx";
import { ExecutionError } from "#components/tools/execution-error.tsx";
import { failureOfProblem } from "#components/tools/failure-of-problem.ts";
import type { LiveRun } from "#lib/client/use-run.ts";
import type { WorkbenchState } from "../use-workbench.ts";
import { OutcomeActions } from "./outcome-actions.tsx";
import { OutcomeLine } from "./outcome-line.tsx";

/** A run of one's own while it goes on, and what came of it: whole, while the log keeps a part of what is large. */
export function LiveOutcome({ run, bench }: { run: LiveRun; bench: WorkbenchState }) {
  const hasEnded = run.state === "done" || run.state === "failed";
  return (
    <div className="space-y-3">
      <OutcomeLine actions={hasEnded && run.executionId !== undefined && <OutcomeActions executionId={run.executionId} bench={bench} />}>
        <RunStatus run={run} />
      </OutcomeLine>
      <RunTiming run={run} />
      {run.problem !== undefined && <ExecutionError failure={failureOfProblem(run.problem)} />}
      {run.answer === undefined ? (
        <LiveConsole key={run.startedAtMs} lines={run.lines} />
      ) : (
        <ResultView value={run.answer.result} executionId={run.executionId} logs={run.lines} />
      )}
    </div>
  );
}
