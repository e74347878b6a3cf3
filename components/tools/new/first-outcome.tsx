import { CheckCircle2, CircleStop, Loader2, PencilLine, Play } from "lucide-react";
import Link from "next/link";
import { Console } from "#components/common/console.tsx";
import { ResultView } from "#components/common/result-view/result-view.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { formatDuration } from "#lib/client/format-duration.ts";
import type { LiveRun } from "#lib/client/use-run.ts";
import type { Tool } from "#lib/contracts/tools.ts";
import { ExecutionError } from "../execution-error.tsx";
import { failureOfProblem } from "../failure-of-problem.ts";

const WAITING = { queued: "Waiting for its turn…", running: "Running…" } as const;

/** What came of the run, said as soon as it is known. */
export function FirstOutcome({ run, tool }: { run: LiveRun; tool: Tool }) {
  const { state, answer, problem, lines } = run;
  return (
    <section aria-label="Outcome" aria-live="polite" className="min-w-0 space-y-4">
      {state === "idle" && <Nothing />}
      {(state === "queued" || state === "running") && (
        <p className="flex items-center gap-2 rounded-lg border border-dashed p-6 text-sm text-muted-foreground">
          <Loader2 className="size-4 animate-spin" aria-hidden="true" />
          {WAITING[state]}
        </p>
      )}
      {state === "cancelled" && (
        <p className="flex items-center gap-2 text-sm font-medium">
          <CircleStop className="size-4" aria-hidden="true" />
          Stopped
        </p>
      )}
      {state === "done" && answer !== undefined && (
        <>
          <p className="flex items-center gap-2 text-sm font-medium text-success">
            <CheckCircle2 className="size-4" aria-hidden="true" />
            Succeeded in {formatDuration(answer.durationMs)}
          </p>
          <ResultView value={answer.result} executionId={answer.executionId} />
        </>
      )}
      {state === "failed" && problem !== undefined && (
        <>
          <ExecutionError failure={failureOfProblem(problem)} />
          <MendIt tool={tool} />
        </>
      )}
      {lines.length > 0 && <Console lines={lines} />}
    </section>
  );
}

function Nothing() {
  return (
    <div className="grid min-h-40 place-items-center rounded-lg border border-dashed p-6">
      <p className="flex max-w-xs flex-col items-center gap-3 text-center text-sm text-pretty text-muted-foreground">
        <Play className="size-5" aria-hidden="true" />
        The form is filled with defaults and examples. What comes back appears here.
      </p>
    </div>
  );
}

function MendIt({ tool }: { tool: Tool }) {
  const { workspace } = useStudio();
  return (
    <Button variant="outline" asChild>
      <Link href={`/${workspace.slug}/tools/${tool.id}?tab=definition`}>
        <PencilLine aria-hidden="true" />
        Change the tool
      </Link>
    </Button>
  );
}
