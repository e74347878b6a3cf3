"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { History, Lock, RotateCw } from "lucide-react";
import { EmptyState } from "#components/common/empty-state.tsx";
import { ErrorState } from "#components/common/error-state.tsx";
import { ListSkeleton } from "#components/common/list-skeleton.tsx";
import { LoadMore } from "#components/common/load-more.tsx";
import { ExecutionSheet } from "#components/executions/execution-sheet.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { NativeSelect, NativeSelectOption } from "#components/ui/native-select.tsx";
import { ToolView } from "#lib/client/tool-view.ts";
import { toolQueries } from "#lib/client/tools.ts";
import { useAddress } from "#lib/client/use-address.ts";
import type { ExecutionStatus } from "#lib/contracts/executions.ts";
import type { Tool } from "#lib/contracts/tools.ts";
import { LogTable } from "./log-table.tsx";

/** Who ran the tool, when, and what came of it. The filter and the open row are part of the address. */
export function ToolLogs({ tool }: { tool: Tool }) {
  const { can } = useStudio();
  const { params, write } = useAddress();
  const { status, execution } = ToolView.parse(params);
  if (!can("execution:read")) {
    return (
      <EmptyState icon={Lock} title="The log is not open to you">
        Your role in this workspace does not include reading executions.
      </EmptyState>
    );
  }
  return (
    <div className="space-y-4">
      <LogsFound
        tool={tool}
        status={status}
        onStatus={(next) => write({ status: next })}
        onOpen={(id) => write({ execution: id }, "push")}
      />
      <ExecutionSheet id={execution} onClose={() => write({ execution: undefined })} />
    </div>
  );
}

interface FoundProps {
  tool: Tool;
  status: ExecutionStatus | undefined;
  onStatus: (status: string) => void;
  onOpen: (id: string) => void;
}

function LogsFound({ tool, status, onStatus, onOpen }: FoundProps) {
  const { workspace } = useStudio();
  const query = useInfiniteQuery(toolQueries.logs(workspace.slug, tool.id, status));
  const logs = query.data?.pages.flatMap((page) => page.logs);
  return (
    <>
      <div className="flex items-center justify-between gap-2">
        <NativeSelect aria-label="Status" value={status ?? ""} onChange={(event) => onStatus(event.target.value)}>
          <NativeSelectOption value="">All runs</NativeSelectOption>
          <NativeSelectOption value="succeeded">Succeeded</NativeSelectOption>
          <NativeSelectOption value="failed">Failed</NativeSelectOption>
        </NativeSelect>
        <Button variant="outline" size="icon" aria-label="Read the log again" onClick={() => query.refetch()} disabled={query.isFetching}>
          <RotateCw className={query.isFetching ? "animate-spin" : undefined} aria-hidden="true" />
        </Button>
      </div>
      {query.isPending && <ListSkeleton label="Loading the log" />}
      {query.isError && logs === undefined && <ErrorState error={query.error} onRetry={query.refetch} />}
      {logs?.length === 0 && <NoLogs filtered={status !== undefined} />}
      {logs !== undefined && logs.length > 0 && (
        <div aria-busy={query.isPlaceholderData} className={query.isPlaceholderData ? "opacity-60" : undefined}>
          <LogTable logs={logs} onOpen={onOpen} />
          <LoadMore query={query} what="runs" />
        </div>
      )}
    </>
  );
}

function NoLogs({ filtered }: { filtered: boolean }) {
  return (
    <EmptyState icon={History} title={filtered ? "No run has this status" : "Never run"}>
      {filtered
        ? "Choose another status to see the other runs."
        : "Each run is kept here with its input, its result, its console output and its errors."}
    </EmptyState>
  );
}
