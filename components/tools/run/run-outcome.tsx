"use client";

import { useQuery } from "@tanstack/react-query";
import { CheckCircle2, CircleStop, Loader2, Terminal } from "lucide-react";
import { FileLink } from "#components/common/file-link.tsx";
import { ResultView } from "#components/common/result-view/result-view.tsx";
import { TimingBar } from "#components/common/timing-bar.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Elapsed } from "#components/snippets/editor/elapsed.tsx";
import { LiveConsole } from "#components/snippets/editor/live-console.tsx";
import { executionQueries } from "#lib/client/executions.ts";
import { formatDuration } from "#lib/client/format-duration.ts";
import type { LiveRun } from "#lib/client/use-run.ts";
import { ExecutionError } from "../execution-error.tsx";
import { failureOfProblem } from "../failure-of-problem.ts";
import { ExecutionLink } from "./execution-link.tsx";

interface Props {
  run: LiveRun;
  toolId: string;
}

/** What comes of a run: nothing yet, what it writes while it goes on, an error, or a result. */
export function RunOutcome({ run, toolId }: Props) {
  const { workspace } = useStudio();
  const { state, lines, startedAtMs = 0, executionId } = run;
  if (state === "idle") return <Nothing />;
  const hasEnded = state === "done" || state === "failed";
  return (
    <div className="space-y-4">
      <div className="flex min-h-6 flex-wrap items-center justify-between gap-2">
        <StatusLine run={run} />
        {hasEnded && executionId !== undefined && <ExecutionLink executionId={executionId} workspace={workspace.slug} toolId={toolId} />}
      </div>
      <Answer run={run} workspace={workspace.slug} />
      {lines.length > 0 && <LiveConsole key={startedAtMs} lines={lines} />}
      {hasEnded && executionId !== undefined && <Timing executionId={executionId} />}
    </div>
  );
}

function Answer({ run: { state, answer, problem }, workspace }: { run: LiveRun; workspace: string }) {
  if (state === "failed" && problem !== undefined) return <ExecutionError failure={failureOfProblem(problem)} />;
  if (state !== "done" || answer === undefined) return null;
  return (
    <>
      <ResultView key={answer.executionId} value={answer.result} executionId={answer.executionId} />
      <FileLink result={answer.result} workspace={workspace} />
    </>
  );
}

function StatusLine({ run: { state, answer, startedAtMs = 0 } }: { run: LiveRun }) {
  if (state === "done") {
    return (
      <p className="flex items-center gap-2 text-sm font-medium text-success">
        <CheckCircle2 className="size-4" aria-hidden="true" />
        Succeeded in {formatDuration(answer?.durationMs ?? 0)}
      </p>
    );
  }
  if (state === "cancelled") {
    return (
      <p className="flex items-center gap-2 text-sm font-medium">
        <CircleStop className="size-4" aria-hidden="true" />
        Stopped
      </p>
    );
  }
  if (state === "failed") return <span />;
  return (
    <p className="flex items-center gap-2 text-sm text-muted-foreground">
      <Loader2 className="size-4 animate-spin" aria-hidden="true" />
      {state === "queued" ? "Waiting for its turn" : "Running"}
      <Elapsed key={startedAtMs} sinceMs={startedAtMs} />
    </p>
  );
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
    <div className="grid min-h-56 place-items-center rounded-lg border border-dashed p-6">
      <p className="flex max-w-xs flex-col items-center gap-3 text-center text-sm text-pretty text-muted-foreground">
        <Terminal className="size-5" aria-hidden="true" />
        The result, the console output and any error of a run appear here. Every run is kept in the log.
      </p>
    </div>
  );
}
