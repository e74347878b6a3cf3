import { CheckCircle2, Loader2 } from "lucide-react";
import { Console } from "#components/common/console.tsx";
import { FileLink } from "#components/common/file-link.tsx";
import { JsonView } from "#components/common/json-view/json-view.tsx";
import { ExecutionError } from "#components/tools/execution-error.tsx";
import { failureOfProblem } from "#components/tools/failure-of-problem.ts";
import { formatDuration } from "#lib/client/format-duration.ts";
import { toProblem } from "#lib/client/to-problem.ts";
import type { ExecuteAnswer } from "#lib/contracts/executions.ts";

interface Props {
  call: { isPending: boolean; data: ExecuteAnswer | undefined; error: unknown };
  workspace: string;
}

/** What came of the last call. */
export function CallOutcome({ call: { isPending, data, error }, workspace }: Props) {
  if (isPending) {
    return (
      <p className="flex items-center gap-2 rounded-lg border border-dashed p-6 text-sm text-muted-foreground">
        <Loader2 className="size-4 animate-spin" aria-hidden="true" />
        Calling…
      </p>
    );
  }
  if (error !== null) return <Failure error={error} />;
  if (data === undefined) {
    return <p className="rounded-lg border border-dashed p-6 text-sm text-muted-foreground">The answer of the service appears here.</p>;
  }
  return (
    <div className="space-y-4">
      <p className="flex items-center gap-2 text-sm font-medium text-success">
        <CheckCircle2 className="size-4" aria-hidden="true" />
        Succeeded in {formatDuration(data.durationMs)}
      </p>
      <JsonView key={data.executionId} value={data.result} label="Result" />
      <FileLink result={data.result} workspace={workspace} />
      <Console lines={data.logs} />
    </div>
  );
}

function Failure({ error }: { error: unknown }) {
  const problem = toProblem(error);
  return (
    <div className="space-y-4">
      <ExecutionError failure={failureOfProblem(problem)} />
      <Console lines={problem.logs ?? []} />
    </div>
  );
}
