"use client";

import { CircleCheck, CircleSlash, CircleX, Loader2 } from "lucide-react";
import { ResultView } from "#components/common/result-view/result-view.tsx";
import { TimingBar } from "#components/common/timing-bar.tsx";
import { Elapsed } from "#components/snippets/editor/elapsed.tsx";
import { LiveConsole } from "#components/snippets/editor/live-console.tsx";
import { ExecutionError } from "#components/tools/execution-error.tsx";
import { failureOfProblem } from "#components/tools/failure-of-problem.ts";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { formatDuration } from "#lib/client/format-duration.ts";
import type { LiveRun } from "#lib/client/use-run.ts";
import type { Execution } from "#lib/contracts/executions.ts";
import type { WorkbenchState } from "../use-workbench.ts";
import { OutcomeActions } from "./outcome-actions.tsx";
import { OutcomeLine } from "./outcome-line.tsx";

interface Props {
  run: LiveRun;
  /** Its row in the log, as soon as it is there. */
  execution: Execution | undefined;
  bench: WorkbenchState;
}

/** A run of one's own while it goes on, and what came of it: whole, while the log keeps a part of what is large. */
export function LiveOutcome({ run, execution, bench }: Props) {
  const logged = execution?.id === run.executionId ? execution : undefined;
  const hasEnded = run.state === "done" || run.state === "failed";
  return (
    <div className="space-y-3">
      <OutcomeLine actions={hasEnded && run.executionId !== undefined && <OutcomeActions executionId={run.executionId} bench={bench} />}>
        <State run={run} />
      </OutcomeLine>
      {hasEnded && run.executionId !== undefined && (
        <div className="min-h-10">{logged === undefined ? <Skeleton className="h-2.5 w-full" /> : <TimingBar {...logged} />}</div>
      )}
      {run.problem !== undefined && <ExecutionError failure={failureOfProblem(run.problem)} />}
      {run.answer === undefined ? (
        <LiveConsole lines={run.lines} />
      ) : (
        <ResultView value={run.answer.result} executionId={run.executionId} logs={run.lines} />
      )}
    </div>
  );
}

function State({ run }: { run: LiveRun }) {
  const { state, answer, startedAtMs } = run;
  const waited = run.queuedMs !== undefined && run.queuedMs >= 1 ? `, after ${formatDuration(run.queuedMs)} in the queue` : "";
  const isActive = state === "queued" || state === "running";
  return (
    <>
      <p role="status" className="flex items-center gap-2 font-medium">
        {isActive && <Loader2 className="size-4 animate-spin text-primary" aria-hidden="true" />}
        {state === "queued" && "Waiting for a free place"}
        {state === "running" && `Running${waited}`}
        {state === "done" && (
          <span className="flex items-center gap-2 text-success">
            <CircleCheck className="size-4" aria-hidden="true" />
            Succeeded in {formatDuration(answer?.durationMs ?? 0)}
          </span>
        )}
        {state === "failed" && (
          <span className="flex items-center gap-2 text-destructive">
            <CircleX className="size-4" aria-hidden="true" />
            Failed
          </span>
        )}
        {state === "cancelled" && (
          <span className="flex items-center gap-2 text-muted-foreground">
            <CircleSlash className="size-4" aria-hidden="true" />
            Cancelled
          </span>
        )}
      </p>
      {isActive && startedAtMs !== undefined && <Elapsed sinceMs={startedAtMs} />}
    </>
  );
}
