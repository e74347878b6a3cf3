import { Console } from "#components/common/console.tsx";
import { JsonView } from "#components/common/json-view/json-view.tsx";
import { Scrollable } from "#components/common/scrollable.tsx";
import { TimingBar } from "#components/common/timing-bar.tsx";
import { ExecutionError } from "#components/tools/execution-error.tsx";
import { formatBytes } from "#lib/client/format-bytes.ts";
import type { Execution } from "#lib/contracts/executions.ts";
import { ExchangeView } from "./exchange-view.tsx";
import { ExecutionFacts } from "./execution-facts.tsx";
import { failureOfExecution } from "./failure-of-execution.ts";

export function ExecutionDetail({ execution }: { execution: Execution }) {
  const { error } = execution;
  const failure = failureOfExecution(execution);
  return (
    <div className="space-y-5">
      <ExecutionFacts execution={execution} />
      <TimingBar phases={execution.phases} exchange={execution.exchange} durationMs={execution.durationMs} />
      {failure !== null && <ExecutionError failure={failure} />}
      {execution.exchange !== null && <ExchangeView exchange={execution.exchange} />}
      <JsonView value={execution.input} label="Input" />
      <Cut when={execution.inputTruncated} bytes={execution.inputBytes} />
      {execution.status === "succeeded" && <JsonView value={execution.output} label="Output" />}
      <Cut when={execution.outputTruncated} bytes={execution.outputBytes} />
      <Console lines={execution.logs} />
      {error?.internalStack !== undefined && (
        <section className="space-y-2">
          <h3 className="text-xs font-medium text-muted-foreground">Stack of the studio, for owners and admins</h3>
          <Scrollable label="Stack of the studio" dir="ltr" className="rounded-md border bg-code whitespace-pre">
            {error.internalStack}
          </Scrollable>
        </section>
      )}
    </div>
  );
}

function Cut({ when, bytes }: { when: boolean; bytes: number }) {
  if (!when) return null;
  return <p className="-mt-3 text-xs text-muted-foreground">Cut for the log: it was {formatBytes(bytes)}.</p>;
}
