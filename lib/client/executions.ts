import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import type { ExportExecutionsQuery, SearchExecutionsQuery } from "#lib/contracts/executions.ts";
import { executionOperations } from "#lib/contracts/operations/executions.ts";
import { api, toUrl } from "./api.ts";
import { paged } from "./paged.ts";

export const EXECUTIONS_PER_PAGE = 50;
const LIVE_MS = 2_000;

export type ExecutionFilter = Omit<z.input<typeof SearchExecutionsQuery>, "cursor" | "limit">;

export const executionQueries = {
  all: (workspace: string) => [workspace, "executions"] as const,
  search: (workspace: string, filter: ExecutionFilter) =>
    paged([workspace, "executions", "search", filter], ({ cursor, signal }) =>
      api(executionOperations.search, { workspace, signal, query: { ...filter, cursor, limit: EXECUTIONS_PER_PAGE } }),
    ),
  /** The newest of a filter, read again and again while somebody follows. */
  newest: (workspace: string, filter: ExecutionFilter, isLive = true) =>
    queryOptions({
      queryKey: [workspace, "executions", "newest", filter],
      queryFn: ({ signal }) => api(executionOperations.search, { workspace, signal, query: { ...filter, limit: EXECUTIONS_PER_PAGE } }),
      refetchInterval: isLive ? LIVE_MS : false,
    }),
  detail: (workspace: string, id: string) =>
    queryOptions({
      queryKey: [workspace, "executions", id],
      queryFn: ({ signal }) => api(executionOperations.get, { workspace, signal, params: { id } }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
};

/** Where the browser downloads what a filter finds. */
export function exportUrl(workspace: string, filter: ExecutionFilter, format: z.input<typeof ExportExecutionsQuery>["format"]): string {
  return toUrl(executionOperations.export, { query: { ...filter, format, workspace } });
}
