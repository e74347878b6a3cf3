import { TimeAgo } from "#components/common/time-ago.tsx";
import { SOURCE_LABELS } from "#components/executions/source-labels.ts";
import { StatusMark } from "#components/executions/status-mark.tsx";
import { formatDuration } from "#lib/client/format-duration.ts";
import type { ExecutionSummary } from "#lib/contracts/executions.ts";
import { GONE_SUBJECTS } from "../words.ts";

interface Props {
  row: ExecutionSummary;
  /** Where all rows are of one thing, its name says nothing. */
  isNamed: boolean;
  onOpen: () => void;
}

/** One execution: what it was, how it went, by whom; a click opens all of it. */
export function LogRow({ row, isNamed, onOpen }: Props) {
  const name = row.subjectName ?? (row.version === 0 ? `Draft of ${article(row.subjectType)}` : GONE_SUBJECTS[row.subjectType]);
  return (
    <button
      type="button"
      data-row
      onClick={onOpen}
      className="grid w-full grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-0.5 border-b px-4 py-2.5 text-start text-sm hover:bg-accent/60 focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-ring lg:grid-cols-[13rem_minmax(0,1fr)_minmax(0,11rem)_4rem_6rem_7rem]"
    >
      <span className="min-w-0 max-lg:order-2 max-lg:text-xs">
        <StatusMark execution={row} />
      </span>
      <span className="min-w-0 max-lg:order-1">
        {isNamed && (
          <span className="flex font-medium">
            <bdi className="truncate">{name}</bdi>
          </span>
        )}
        <span className="flex font-mono text-xs text-muted-foreground">
          <bdi className="truncate">{row.message ?? row.inputPreview}</bdi>
        </span>
      </span>
      <span className="flex min-w-0 items-baseline gap-1.5 max-lg:hidden">
        <bdi className="truncate">{row.actor.name ?? row.actor.type}</bdi>
        <span className="shrink-0 text-xs text-muted-foreground">{SOURCE_LABELS[row.source]}</span>
      </span>
      <span className="text-end text-muted-foreground max-lg:hidden">{row.version === 0 ? "draft" : `v${row.version}`}</span>
      <span className="text-end tabular-nums max-lg:order-1">
        <bdi>{formatDuration(row.durationMs)}</bdi>
      </span>
      <span className="text-end text-muted-foreground max-lg:order-2 max-lg:text-xs">
        <TimeAgo iso={row.createdAt} />
      </span>
      <span className="sr-only">. Open this execution</span>
    </button>
  );
}

function article(type: ExecutionSummary["subjectType"]): string {
  return type === "endpoint" ? "an endpoint" : `a ${type}`;
}
