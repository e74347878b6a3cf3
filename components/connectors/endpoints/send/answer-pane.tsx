"use client";

import { useQuery } from "@tanstack/react-query";
import { Loader2, Send, Square } from "lucide-react";
import { Console } from "#components/common/console.tsx";
import { Kbd } from "#components/common/kbd.tsx";
import { ResultView } from "#components/common/result-view/result-view.tsx";
import { TimingBar } from "#components/common/timing-bar.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { ExecutionError } from "#components/tools/execution-error.tsx";
import { failureOfProblem } from "#components/tools/failure-of-problem.ts";
import { Button } from "#components/ui/button.tsx";
import { executionQueries } from "#lib/client/executions.ts";
import type { RunControls } from "#lib/client/use-run.ts";
import type { FieldError } from "#lib/contracts/errors.ts";
import { AnswerHeaders } from "./answer-headers.tsx";
import { AnswerStatus } from "./answer-status.tsx";

interface Props {
  run: RunControls;
  /** What in the inputs was no value, so that nothing was sent. */
  refused: readonly FieldError[];
}

/** Status, time, body and headers of the last answer. */
export function AnswerPane({ run, refused }: Props) {
  return (
    <div aria-live="polite" aria-busy={run.isActive} className="min-h-40 space-y-4">
      {refused.length > 0 ? (
        <ul className="space-y-1 rounded-md border border-destructive/30 bg-destructive/8 p-3 text-sm text-destructive">
          {refused.map(({ path, message }) => (
            <li key={path}>
              <code className="font-mono text-xs">{path.replace(/^parameters\./, "")}</code>: {message}
            </li>
          ))}
        </ul>
      ) : run.isActive ? (
        <Waiting run={run} />
      ) : run.state === "idle" ? (
        <Nothing />
      ) : (
        <Outcome run={run} />
      )}
    </div>
  );
}

function Nothing() {
  return (
    <div className="flex flex-col items-center gap-3 rounded-lg border border-dashed px-6 py-12 text-center">
      <span className="grid size-10 place-items-center rounded-lg bg-tint text-primary">
        <Send className="size-4.5 rtl:-scale-x-100" aria-hidden="true" />
      </span>
      <p className="max-w-72 text-sm text-pretty text-muted-foreground">
        Send the request as it stands, saved or not.
        <span className="pointer-coarse:hidden">
          {" "}
          <span className="text-foreground">
            <Kbd keys="mod+enter" />
          </span>{" "}
          sends it from anywhere here.
        </span>
      </p>
    </div>
  );
}

function Waiting({ run }: { run: RunControls }) {
  return (
    <div className="space-y-4">
      <div className="flex items-center gap-3 rounded-lg border border-dashed p-4 text-sm text-muted-foreground">
        <Loader2 className="size-4 animate-spin" aria-hidden="true" />
        {run.state === "queued" ? "Waiting for its turn…" : "Waiting for the answer…"}
        <span className="flex-1" />
        <Button type="button" variant="outline" size="sm" onClick={run.cancel}>
          <Square aria-hidden="true" />
          Cancel
        </Button>
      </div>
      {run.lines.length > 0 && <Console lines={run.lines} />}
    </div>
  );
}

function Outcome({ run: { state, answer, problem, executionId, lines } }: { run: RunControls }) {
  const { workspace } = useStudio();
  const query = useQuery({
    ...executionQueries.detail(workspace.slug, executionId ?? ""),
    enabled: executionId !== undefined && state !== "cancelled",
  });
  const execution = query.data?.execution;
  if (state === "cancelled") return <p className="rounded-lg border border-dashed p-4 text-sm text-muted-foreground">Cancelled.</p>;
  return (
    <>
      <AnswerStatus
        ok={answer !== undefined}
        durationMs={answer?.durationMs ?? execution?.durationMs ?? problem?.durationMs}
        execution={execution}
      />
      {execution !== undefined && <TimingBar phases={execution.phases} exchange={execution.exchange} durationMs={execution.durationMs} />}
      {answer !== undefined && <ResultView value={answer.result} executionId={answer.executionId} label="Body" />}
      {problem !== undefined && <ExecutionError failure={failureOfProblem(problem)} />}
      <AnswerHeaders headers={execution?.exchange?.response?.headers} />
      {lines.length > 0 && <Console lines={lines} />}
    </>
  );
}
