"use client";

import { CheckCircle2, Loader2, Terminal } from "lucide-react";
import { Console } from "#components/common/console.tsx";
import { FileLink } from "#components/common/file-link.tsx";
import { JsonView } from "#components/common/json-view/json-view.tsx";
import { formatDuration } from "#lib/client/format-duration.ts";
import { toProblem } from "#lib/client/to-problem.ts";
import type { ExecuteAnswer } from "#lib/contracts/executions.ts";
import { ExecutionError } from "../execution-error.tsx";
import { failureOfProblem } from "../failure-of-problem.ts";
import { ExecutionLink } from "./execution-link.tsx";

interface Props {
  run: { isPending: boolean; data: ExecuteAnswer | undefined; error: unknown };
  workspace: string;
  toolId: string;
}

/** What came of the last run: nothing yet, on its way, an error, or a result. */
export function RunOutcome({ run: { isPending, data, error }, ...place }: Props) {
  if (isPending) return <Waiting />;
  if (error !== null) return <Failure error={error} {...place} />;
  if (data === undefined) return <Nothing />;
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="flex items-center gap-2 text-sm font-medium text-success">
          <CheckCircle2 className="size-4" aria-hidden="true" />
          Succeeded in {formatDuration(data.durationMs)}
        </p>
        <ExecutionLink executionId={data.executionId} {...place} />
      </div>
      <JsonView key={data.executionId} value={data.result} label="Result" />
      <FileLink result={data.result} workspace={place.workspace} />
      <Console lines={data.logs} />
    </div>
  );
}

function Failure({ error, ...place }: { error: unknown; workspace: string; toolId: string }) {
  const problem = toProblem(error);
  return (
    <div className="space-y-4">
      <ExecutionError
        failure={failureOfProblem(problem)}
        footer={problem.executionId !== undefined && <ExecutionLink executionId={problem.executionId} {...place} />}
      />
      <Console lines={problem.logs ?? []} />
    </div>
  );
}

function Waiting() {
  return (
    <div className="grid min-h-56 place-items-center rounded-lg border border-dashed">
      <p className="flex items-center gap-2 text-sm text-muted-foreground">
        <Loader2 className="size-4 animate-spin" aria-hidden="true" />
        Running…
      </p>
    </div>
  );
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
