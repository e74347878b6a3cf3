"use client";

import { Console } from "#components/common/console.tsx";
import { ResultView } from "#components/common/result-view/result-view.tsx";
import { TimeAgo } from "#components/common/time-ago.tsx";
import { TimingBar } from "#components/common/timing-bar.tsx";
import { failureOfExecution } from "#components/executions/failure-of-execution.ts";
import { StatusMark } from "#components/executions/status-mark.tsx";
import { ExecutionError } from "#components/tools/execution-error.tsx";
import { formatBytes } from "#lib/client/format-bytes.ts";
import { formatDuration } from "#lib/client/format-duration.ts";
import type { Execution } from "#lib/contracts/executions.ts";
import type { WorkbenchState } from "../use-workbench.ts";
import { OutcomeActions } from "./outcome-actions.tsx";
import { OutcomeLine } from "./outcome-line.tsx";

/** What the log has of an earlier run. */
export function LoadedOutcome({ execution, bench }: { execution: Execution; bench: WorkbenchState }) {
  const { id, version, actor, durationMs, createdAt, output, outputTruncated, outputBytes, logs } = execution;
  const failure = failureOfExecution(execution);
  return (
    <div className="space-y-3">
      <OutcomeLine actions={<OutcomeActions executionId={id} bench={bench} />}>
        <StatusMark execution={execution} />
        <bdi className="text-muted-foreground">
          {formatDuration(durationMs)} · {version === 0 ? "draft" : `v${version}`} · <TimeAgo iso={createdAt} /> ·{" "}
          <bdi>{actor.name ?? actor.type}</bdi>
        </bdi>
      </OutcomeLine>
      <div className="min-h-10">
        <TimingBar {...execution} />
      </div>
      {failure !== null && <ExecutionError failure={failure} />}
      {outputTruncated && (
        <p className="rounded-md border border-warning/30 bg-warning/8 px-3 py-2 text-xs text-warning">
          The log keeps the first 64 KB of a result as text. This one had {formatBytes(outputBytes)}.
        </p>
      )}
      {failure === null || output !== null ? <ResultView value={output} executionId={id} logs={logs} /> : <Console lines={logs} />}
    </div>
  );
}
