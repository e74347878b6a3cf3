import { mutationOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import type { ExecutionStatus } from "#lib/contracts/executions.ts";
import type { JsonObject } from "#lib/contracts/json.ts";
import { executionOperations } from "#lib/contracts/operations/executions.ts";
import { toolOperations } from "#lib/contracts/operations/tools.ts";
import { api } from "./api.ts";
import { paged } from "./paged.ts";
import { type ToolFilter, toToolsQuery } from "./tool-filter.ts";

export const TOOLS_PER_PAGE = 50;
export const LOGS_PER_PAGE = 25;

export const toolQueries = {
  all: (workspace: string) => [workspace, "tools"] as const,
  list: (workspace: string, filter: ToolFilter) =>
    paged([workspace, "tools", "list", filter], ({ cursor, signal }) =>
      api(toolOperations.list, { workspace, signal, query: { ...toToolsQuery(filter), cursor, limit: TOOLS_PER_PAGE } }),
    ),
  find: (workspace: string, search: string) =>
    queryOptions({
      queryKey: [workspace, "tools", "find", search],
      queryFn: ({ signal }) => api(toolOperations.list, { workspace, signal, query: { search, limit: 8 } }),
    }),
  detail: (workspace: string, id: string) =>
    queryOptions({
      queryKey: [workspace, "tools", "detail", id],
      queryFn: ({ signal }) => api(toolOperations.get, { workspace, signal, params: { id } }),
    }),
  logs: (workspace: string, id: string, status: ExecutionStatus | undefined) =>
    paged([workspace, "tools", "logs", id, { status }], ({ cursor, signal }) =>
      api(toolOperations.logs, { workspace, signal, params: { id }, query: { status, cursor, limit: LOGS_PER_PAGE } }),
    ),
  execution: (workspace: string, id: string) =>
    queryOptions({
      queryKey: [workspace, "executions", id],
      queryFn: ({ signal }) => api(executionOperations.get, { workspace, signal, params: { id } }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
};

export const toolMutations = {
  /** A failed run has changed the log and the counters too. */
  execute: (client: QueryClient, workspace: string, id: string) =>
    mutationOptions({
      mutationFn: (parameters: JsonObject) => api(toolOperations.execute, { workspace, params: { id }, body: { parameters } }),
      // Not awaited: the answer is on the screen before the counters are.
      onSettled: () => void client.invalidateQueries({ queryKey: toolQueries.all(workspace) }),
    }),
};
