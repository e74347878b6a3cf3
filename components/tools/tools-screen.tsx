"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import { useState } from "react";
import { EmptyState } from "#components/common/empty-state.tsx";
import { ErrorState } from "#components/common/error-state.tsx";
import { ListSkeleton } from "#components/common/list-skeleton.tsx";
import { LoadMore } from "#components/common/load-more.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { ToolFilter } from "#lib/client/tool-filter.ts";
import { toolQueries } from "#lib/client/tools.ts";
import { useAddress } from "#lib/client/use-address.ts";
import { NoTools } from "./no-tools.tsx";
import { ToolList } from "./tool-list.tsx";
import { ToolsFilterBar } from "./tools-filter-bar.tsx";

export function ToolsScreen() {
  const { params, write } = useAddress();
  const filter = ToolFilter.parse(params);
  const [clears, setClears] = useState(0);
  const clear = () => {
    write({ search: undefined, type: undefined });
    setClears(clears + 1);
  };
  return (
    <div className="space-y-4">
      <ToolsFilterBar key={clears} filter={filter} onFilter={write} />
      <ToolsFound filter={filter} onClear={clear} />
    </div>
  );
}

function ToolsFound({ filter, onClear }: { filter: ToolFilter; onClear: () => void }) {
  const { workspace } = useStudio();
  const query = useInfiniteQuery(toolQueries.list(workspace.slug, filter));
  if (query.isPending) return <ListSkeleton label="Loading tools" />;
  if (query.data === undefined) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const tools = query.data.pages.flatMap((page) => page.tools);
  const isFiltered = filter.search !== undefined || filter.type !== undefined;
  if (tools.length === 0 && !isFiltered) return <NoTools />;
  if (tools.length === 0) {
    return (
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
    );
  }
  return (
    <div aria-busy={query.isPlaceholderData} className={query.isPlaceholderData ? "opacity-60 transition-opacity" : undefined}>
      <ToolList tools={tools} workspace={workspace.slug} />
      <LoadMore query={query} what="tools" />
    </div>
  );
}
