"use client";

import { CircleCheck, CircleX, GitCompareArrows } from "lucide-react";
import { TimeAgo } from "#components/common/time-ago.tsx";
import { LAYERS_EXPLAINED } from "#components/tools/layers.ts";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import { formatDuration } from "#lib/client/format-duration.ts";
import type { ExecutionSummary } from "#lib/contracts/executions.ts";
import type { WorkbenchState } from "../use-workbench.ts";

/** One run: a click brings it back, with what it was given. */
export function HistoryRow({ run, bench }: { run: ExecutionSummary; bench: WorkbenchState }) {
  const { view, load, go } = bench;
  const isShown = view.execution === run.id;
  const isOther = view.compare === run.id;
  const failed = run.status === "failed";
  const Icon = failed ? CircleX : CircleCheck;
  const canCompare = view.execution !== undefined && !isShown;
  return (
    <li
      className={cn("group/run relative flex items-start gap-1 pe-1 hover:bg-accent/60", (isShown || isOther) && "bg-tint hover:bg-tint")}
    >
      <button
        type="button"
        aria-current={isShown ? "true" : undefined}
        onClick={() => load({ execution: run.id })}
        className="min-w-0 flex-1 px-3 py-2 text-start text-xs focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-ring"
      >
        <span className="flex items-center gap-1.5">
          <Icon className={cn("size-3.5 shrink-0", failed ? "text-destructive" : "text-success")} aria-hidden="true" />
          <span className="truncate font-medium">
            {failed ? (run.layer === null ? "Failed" : LAYERS_EXPLAINED[run.layer].label) : "Succeeded"}
          </span>
          <bdi className="ms-auto shrink-0 text-muted-foreground tabular-nums">{formatDuration(run.durationMs)}</bdi>
        </span>
        <bdi className="mt-0.5 block truncate font-mono text-[0.6875rem]/4 text-muted-foreground">
          {failed && run.message !== null ? run.message : run.inputPreview}
        </bdi>
        <span className="mt-0.5 flex gap-1.5 text-muted-foreground">
          <TimeAgo iso={run.createdAt} />
          <span>{run.version === 0 ? "draft" : `v${run.version}`}</span>
          <bdi className="truncate">{run.actor.name ?? run.actor.type}</bdi>
        </span>
      </button>
      {canCompare && (
        <Button
          type="button"
          variant="ghost"
          size="icon-xs"
          aria-label={isOther ? "End the comparison" : "Compare with the run that is shown"}
          aria-pressed={isOther}
          title="Compare with the run that is shown"
          className="mt-1.5 shrink-0 text-muted-foreground aria-pressed:text-primary"
          onClick={() => go({ compare: isOther ? undefined : run.id, pane: isOther ? undefined : "result" }, "push")}
        >
          <GitCompareArrows aria-hidden="true" />
        </Button>
      )}
    </li>
  );
}
