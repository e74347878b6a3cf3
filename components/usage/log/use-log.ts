"use client";

import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useStudio } from "#components/shell/studio-context.tsx";
import { executionQueries } from "#lib/client/executions.ts";
import { LogFilter, LogView, toExecutionFilter } from "#lib/client/log-filter.ts";
import { useAddress } from "#lib/client/use-address.ts";

type Fixed = Partial<Pick<LogFilter, "subjectType" | "subjectId">>;

const EVERYTHING: Fixed = {};

/**
 * The executions that the address asks for: page after page, or the newest again and again while they are followed. `fixed` is what the
 * place is about, whatever the address says.
 */
export function useLog(fixed = EVERYTHING) {
  const { workspace } = useStudio();
  const { params, write } = useAddress();
  const filter = LogFilter.parse(params);
  const { execution, live } = LogView.parse(params);
  const isLive = live === "1";
  const asked = toExecutionFilter({ ...filter, ...fixed });
  const pages = useInfiniteQuery({ ...executionQueries.search(workspace.slug, asked), enabled: !isLive });
  const newest = useQuery({ ...executionQueries.newest(workspace.slug, asked, isLive), enabled: isLive });
  const query = isLive ? newest : pages;
  const client = useQueryClient();
  const follow = (on: boolean) => {
    write({ live: on ? "1" : undefined });
    // What was followed stays on the screen: the pages from before know nothing of it.
    if (!on && newest.data !== undefined)
      client.setQueryData(executionQueries.search(workspace.slug, asked).queryKey, { pages: [newest.data], pageParams: [null] });
  };
  return {
    workspace: workspace.slug,
    filter,
    asked,
    isOfOne: fixed.subjectId !== undefined,
    isLive,
    open: execution,
    rows: isLive ? newest.data?.executions : pages.data?.pages.flatMap((page) => page.executions),
    error: query.error,
    isStale: query.isPlaceholderData || (isLive && newest.isError),
    retry: () => void query.refetch(),
    pages,
    // A letter more is no step back.
    change: (patch: { [K in keyof LogFilter]?: string | undefined }) => write(patch, "search" in patch ? "replace" : "push"),
    show: (id: string | undefined) => write({ execution: id }, id === undefined ? "replace" : "push"),
    follow,
  };
}

export type LogState = ReturnType<typeof useLog>;
