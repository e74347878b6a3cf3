"use client";

import { Terminal } from "lucide-react";
import { LiveConsole } from "#components/common/live-console.tsx";
import { ResultView } from "#components/common/result-view/result-view.tsx";
import { RunStatus } from "#components/executions/run-status.tsx";
import { RunTiming } from "#components/executions/run-timing.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import type { LiveRun } from "#lib/client/use-run.ts";
import { ExecutionError } from "../execution-error.tsx";
import { failureOfProblem } from "../failure-of-problem.ts";
import { ExecutionLink } from "./execution-link.tsx";

interface Props {
  run: LiveRun;
  toolId: string;
  /** What is said before the first run. */
  nothing: string;
}

/** What comes of a run: nothing yet, what it writes while it goes on, an error, or a result. */
export function RunOutcome({ run, toolId, nothing }: Props) {
  const { workspace } = useStudio();
  const { state, lines, startedAtMs = 0, executionId } = run;
  if (state === "idle") return <Nothing text={nothing} />;
  const hasEnded = state === "done" || state === "failed";
  return (
    <div className="space-y-4">
      <div className="flex min-h-6 flex-wrap items-center justify-between gap-2">
        {state === "failed" ? <span /> : <RunStatus run={run} />}
        {hasEnded && executionId !== undefined && <ExecutionLink executionId={executionId} workspace={workspace.slug} toolId={toolId} />}
      </div>
      <Answer run={run} />
      {lines.length > 0 && <LiveConsole key={startedAtMs} lines={lines} />}
      <RunTiming run={run} />
    </div>
  );
}

function Answer({ run: { state, answer, problem } }: { run: LiveRun }) {
  if (state === "failed" && problem !== undefined) return <ExecutionError failure={failureOfProblem(problem)} />;
  if (state !== "done" || answer === undefined) return null;
  return <ResultView key={answer.executionId} value={answer.result} executionId={answer.executionId} />;
}

function Nothing({ text }: { text: string }) {
  return (
    <div className="grid min-h-56 place-items-center rounded-lg border border-dashed p-6">
      <p className="flex max-w-xs flex-col items-center gap-3 text-center text-sm text-pretty text-muted-foreground">
        <Terminal className="size-5" aria-hidden="true" />
        {text}
      </p>
    </div>
  );
}
