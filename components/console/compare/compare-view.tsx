"use client";

import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { CodeDiff } from "#components/common/code-editor/code-diff.tsx";
import { ErrorState } from "#components/common/error-state.tsx";
import { ListSkeleton } from "#components/common/list-skeleton.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { executionQueries } from "#lib/client/executions.ts";
import type { Execution } from "#lib/contracts/executions.ts";
import type { WorkbenchState } from "../use-workbench.ts";
import { ComparedRun } from "./compared-run.tsx";
import { comparedText } from "./compared-text.ts";

/** Two runs side by side: the older one left, what changed marked. */
export function CompareView({ bench }: { bench: WorkbenchState }) {
  const { workspace } = useStudio();
  const { view, go, execution: shown } = bench;
  const other = useQuery(executionQueries.detail(workspace.slug, view.compare ?? ""));
  const failed = shown.isError ? shown : other.isError ? other : undefined;
  const both = [shown.data?.execution, other.data?.execution].filter((run) => run !== undefined);
  return (
    <section aria-label="Comparison" className="min-h-0 min-w-0 overflow-y-auto rounded-lg border bg-card p-4 lg:h-full">
      <div className="mb-3 flex items-center justify-between gap-3">
        <h2 className="text-sm font-semibold">Two runs compared</h2>
        <Button type="button" variant="ghost" size="sm" onClick={() => go({ compare: undefined }, "push")}>
          <X aria-hidden="true" />
          Close
        </Button>
      </div>
      {failed !== undefined && <ErrorState error={failed.error} onRetry={failed.refetch} />}
      {failed === undefined && both.length < 2 && <ListSkeleton label="Loading both runs" />}
      {both.length === 2 && <Compared runs={both} />}
    </section>
  );
}

function Compared({ runs }: { runs: readonly Execution[] }) {
  // Ids sort by time.
  const [before, after] = runs.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  if (before === undefined || after === undefined) return null;
  return (
    <div className="space-y-5">
      <div className="grid gap-4 md:grid-cols-2">
        <ComparedRun run={before} title="Earlier" />
        <ComparedRun run={after} title="Later" />
      </div>
      <Difference
        title="Input"
        before={comparedText(before.input)}
        after={comparedText(after.input)}
        isCut={before.inputTruncated || after.inputTruncated}
      />
      <Difference
        title="Output"
        before={outcomeText(before)}
        after={outcomeText(after)}
        isCut={before.outputTruncated || after.outputTruncated}
      />
    </div>
  );
}

function outcomeText({ error, output }: Execution): string {
  return comparedText(error === null ? output : { error: error.message, output });
}

interface DifferenceProps {
  title: string;
  before: string;
  after: string;
  /** The log holds the beginning of one of them only. */
  isCut: boolean;
}

function Difference({ title, before, after, isCut }: DifferenceProps) {
  const lines = Math.max(before.split("\n").length, after.split("\n").length);
  return (
    <div className="space-y-2">
      <h3 className="flex items-baseline gap-2 text-sm font-medium">
        {title}
        <span className="text-xs font-normal text-muted-foreground">
          {before === after && (isCut ? "is the same as far as the log keeps it" : "is the same")}
          {before !== after && isCut && "as far as the log keeps it: the first 64 KB"}
        </span>
      </h3>
      <CodeDiff
        original={before}
        modified={after}
        language="json"
        label={`${title} of both runs`}
        height={Math.min(400, Math.max(100, lines * 19 + 24))}
      />
    </div>
  );
}
