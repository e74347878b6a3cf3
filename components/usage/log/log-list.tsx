"use client";

import { History, SearchX } from "lucide-react";
import { EmptyState } from "#components/common/empty-state.tsx";
import { ErrorState } from "#components/common/error-state.tsx";
import { ListSkeleton } from "#components/common/list-skeleton.tsx";
import { LoadMore } from "#components/common/load-more.tsx";
import { VirtualRows } from "#components/common/virtual-rows.tsx";
import { cn } from "#components/ui/cn.ts";
import type { ExecutionSummary } from "#lib/contracts/executions.ts";
import { isFiltered } from "./log-filters.tsx";
import { LogRow } from "./log-row.tsx";
import type { LogState } from "./use-log.ts";
import { useRowKeys } from "./use-row-keys.ts";

export function LogList({ log }: { log: LogState }) {
  const { rows, error, filter } = log;
  if (rows === undefined && error !== null) return <ErrorState error={error} onRetry={log.retry} />;
  if (rows === undefined) return <ListSkeleton label="Loading the log" />;
  if (rows.length === 0 && isFiltered(filter))
    return (
      <EmptyState icon={SearchX} title="No execution matches">
        Every word must be found, in the input, the result, the console, the error or an id.
      </EmptyState>
    );
  if (rows.length === 0)
    return (
      <EmptyState icon={History} title="Nothing was called yet">
        Each call is kept here with its input, its result, its console output and its errors.
      </EmptyState>
    );
  return <Rows log={log} rows={rows} />;
}

const ROW_PX = 57;

function Rows({ log, rows }: { log: LogState; rows: readonly ExecutionSummary[] }) {
  const { pages, isLive, isStale } = log;
  const { ref, onKeyDown } = useRowKeys();
  return (
    <div>
      <p role="status" className="pb-2 text-xs text-muted-foreground">
        {saidOf(log, rows.length)}
      </p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: j and k move between the buttons inside, which are reached without them, too. */}
      <div
        ref={ref}
        onKeyDown={onKeyDown}
        aria-busy={isStale}
        className={cn("overflow-clip rounded-lg border bg-card", isStale && "opacity-60 transition-opacity")}
      >
        {/* The line below the last row is the box's own. */}
        <div className="-mb-px">
          <VirtualRows
            items={rows}
            keyOf={(row) => row.id}
            estimatePx={ROW_PX}
            role="list"
            onEndNear={() => {
              if (!isLive && pages.hasNextPage && !pages.isFetchingNextPage && !pages.isFetchNextPageError) void pages.fetchNextPage();
            }}
          >
            {(row) => <LogRow row={row} isNamed={!log.isOfOne} onOpen={() => log.show(row.id)} />}
          </VirtualRows>
        </div>
      </div>
      {!isLive && <LoadMore query={pages} what="executions" />}
    </div>
  );
}

function saidOf({ isLive, error }: LogState, count: number): string | null {
  if (!isLive) return null;
  if (error !== null) return "The newest could not be read. It is tried again every two seconds.";
  return `The newest ${count}, read again every two seconds. Stop following to see older ones.`;
}
