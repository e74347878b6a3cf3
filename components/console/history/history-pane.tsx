"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { ErrorState } from "#components/common/error-state.tsx";
import { ListSkeleton } from "#components/common/list-skeleton.tsx";
import { LoadMore } from "#components/common/load-more.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { executionQueries } from "#lib/client/executions.ts";
import type { WorkbenchState } from "../use-workbench.ts";
import { HistoryFilters } from "./history-filters.tsx";
import { HistoryRow } from "./history-row.tsx";

/** The runs of what is chosen, newest first. */
export function HistoryPane({ bench }: { bench: WorkbenchState }) {
  const { workspace, user } = useStudio();
  const { subject, view } = bench;
  const query = useInfiniteQuery(
    executionQueries.search(workspace.slug, {
      subjectType: subject.kind,
      subjectId: subject.id,
      ...(view.status === undefined ? {} : { status: view.status }),
      ...(view.search === undefined ? {} : { search: view.search }),
      ...(view.mine === undefined ? {} : { actorId: user.id }),
    }),
  );
  const runs = query.data?.pages.flatMap((page) => page.executions);
  const isFiltered = view.status !== undefined || view.search !== undefined || view.mine !== undefined;
  return (
    <section aria-label="History" className="flex flex-col overflow-hidden rounded-lg border bg-card lg:h-full">
      <HistoryFilters bench={bench} />
      <div className="min-h-0 flex-1 overflow-y-auto" aria-busy={query.isFetching}>
        {query.isPending && <ListSkeleton label="Loading the history" bare />}
        {query.isError && runs === undefined && <ErrorState error={query.error} onRetry={query.refetch} />}
        {runs?.length === 0 && (
          <p className="p-6 text-center text-sm text-pretty text-muted-foreground">
            {isFiltered ? "No run matches the filter." : "Not run yet. Each run is kept here, to be loaded again with one click."}
          </p>
        )}
        {runs !== undefined && runs.length > 0 && (
          <ol className={query.isPlaceholderData ? "divide-y opacity-60" : "divide-y"}>
            {runs.map((run) => (
              <HistoryRow key={run.id} run={run} bench={bench} />
            ))}
          </ol>
        )}
        <div className="pb-4">
          <LoadMore query={query} what="runs" />
        </div>
      </div>
    </section>
  );
}
