"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import { useCallback, useState } from "react";
import { EmptyState } from "#components/common/empty-state.tsx";
import { ErrorState } from "#components/common/error-state.tsx";
import { ListSkeleton } from "#components/common/list-skeleton.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import { formatCount } from "#lib/client/format-count.ts";
import { isNarrowed, ToolFilter, type ToolSort } from "#lib/client/tool-filter.ts";
import { toolQueries } from "#lib/client/tools.ts";
import { useAddress } from "#lib/client/use-address.ts";
import { firstOrder } from "./list/tool-columns.ts";
import { ToolsTable } from "./list/tools-table.tsx";
import { NoTools } from "./no-tools.tsx";
import { ToolsFilterBar } from "./tools-filter-bar.tsx";

const NOT_NARROWED = { search: undefined, type: undefined, tag: undefined, owner: undefined, state: undefined };

export function ToolsScreen() {
  const { params, write } = useAddress();
  const filter = ToolFilter.parse(params);
  const [clears, setClears] = useState(0);
  const clear = () => {
    write(NOT_NARROWED);
    setClears(clears + 1);
  };
  const sortBy = (sort: ToolSort) => {
    const turned = filter.order === "asc" ? "desc" : "asc";
    write({ sort, order: filter.sort === sort ? turned : firstOrder(sort) });
  };
  return (
    <div className="space-y-3">
      <ToolsFilterBar key={clears} filter={filter} onFilter={write} onClear={clear} />
      <ToolsFound filter={filter} onClear={clear} onSort={sortBy} />
    </div>
  );
}

function ToolsFound({ filter, onClear, onSort }: { filter: ToolFilter; onClear: () => void; onSort: (sort: ToolSort) => void }) {
  const { workspace } = useStudio();
  const query = useInfiniteQuery(toolQueries.list(workspace.slug, filter));
  const { fetchNextPage } = query;
  const more = useCallback(async () => {
    const next = await fetchNextPage();
    return { tools: (next.data?.pages ?? []).flatMap((page) => page.tools), hasMore: next.hasNextPage };
  }, [fetchNextPage]);
  if (query.isPending) return <ListSkeleton label="Loading tools" />;
  if (query.data === undefined) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const tools = query.data.pages.flatMap((page) => page.tools);
  const total = query.data.pages[0]?.total ?? tools.length;
  const pages = {
    tools,
    total,
    more,
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    moreFailed: query.isFetchNextPageError,
  };
  if (tools.length === 0 && !isNarrowed(filter)) return <NoTools />;
  return (
    <div aria-busy={query.isPlaceholderData} className={cn("transition-opacity", query.isPlaceholderData && "opacity-60")}>
      <p role="status" className="pb-2 text-xs text-muted-foreground">
        {total === 1 ? "1 tool" : `${formatCount(total)} tools`}
        {isNarrowed(filter) && (total === 1 ? " matches" : " match")}
      </p>
      {tools.length === 0 ? (
        <EmptyState
          icon={SearchX}
          title="No tool matches"
          action={
            <Button variant="outline" onClick={onClear}>
              Clear the filter
            </Button>
          }
        >
          Names, titles and descriptions were searched.
        </EmptyState>
      ) : (
        <ToolsTable key={JSON.stringify({ ...filter, sort: undefined, order: undefined })} pages={pages} filter={filter} onSort={onSort} />
      )}
    </div>
  );
}
