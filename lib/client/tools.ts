import { type InfiniteData, mutationOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import type { ExecutionStatus } from "#lib/contracts/executions.ts";
import type { JsonObject } from "#lib/contracts/json.ts";
import { toolOperations } from "#lib/contracts/operations/tools.ts";
import type { ChangeToolsInput, CreateToolInput, Tool, ToolList } from "#lib/contracts/tools.ts";
import { api } from "./api.ts";
import { changedBy, mendPages } from "./mend-tools.ts";
import { paged } from "./paged.ts";
import { type ToolFilter, toToolsQuery } from "./tool-filter.ts";

export const TOOLS_PER_PAGE = 100;
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
  /** Whether a tool has this very name. */
  named: (workspace: string, name: string) =>
    queryOptions({
      queryKey: [workspace, "tools", "named", name],
      queryFn: ({ signal }) => api(toolOperations.list, { workspace, signal, query: { name, limit: 1 } }),
    }),
  tags: (workspace: string) =>
    queryOptions({
      queryKey: [workspace, "tools", "tags"],
      queryFn: ({ signal }) => api(toolOperations.tags, { workspace, signal }),
    }),
  owners: (workspace: string) =>
    queryOptions({
      queryKey: [workspace, "tools", "owners"],
      queryFn: ({ signal }) => api(toolOperations.owners, { workspace, signal }),
    }),
  /** The snippets that may call one of these tools. */
  uses: (workspace: string, ids: string[]) =>
    queryOptions({
      queryKey: [workspace, "tools", "uses", ids],
      queryFn: ({ signal }) => api(toolOperations.uses, { workspace, signal, body: { ids } }),
      staleTime: 0,
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
};

/** Lists that somebody has scrolled far are mended in place; all else about tools is read again. */
async function afterChange(client: QueryClient, workspace: string, change: (tools: Tool[]) => Tool[]): Promise<void> {
  const lists = { queryKey: [workspace, "tools", "list"] };
  client.setQueriesData<InfiniteData<ToolList>>(lists, (data) => data && mendPages(data, change));
  await client.invalidateQueries({ queryKey: toolQueries.all(workspace), predicate: ({ queryKey }) => queryKey[2] !== "list" });
}

export const toolMutations = {
  create: (client: QueryClient, workspace: string) =>
    mutationOptions({
      mutationFn: (body: z.input<typeof CreateToolInput>) => api(toolOperations.create, { workspace, body }),
      onSuccess: () => client.invalidateQueries({ queryKey: toolQueries.all(workspace) }),
    }),
  change: (client: QueryClient, workspace: string) =>
    mutationOptions({
      mutationFn: (body: z.input<typeof ChangeToolsInput>) => api(toolOperations.change, { workspace, body }),
      onSuccess: (_answer, input) => afterChange(client, workspace, changedBy(input)),
    }),
  export: (workspace: string) =>
    mutationOptions({ mutationFn: (ids: string[]) => api(toolOperations.export, { workspace, body: { ids } }) }),
  /** A failed run has changed the log and the counters too. */
  execute: (client: QueryClient, workspace: string, id: string) =>
    mutationOptions({
      mutationFn: (parameters: JsonObject) => api(toolOperations.execute, { workspace, params: { id }, body: { parameters } }),
      // Not awaited: the answer is on the screen before the counters are.
      onSettled: () => void client.invalidateQueries({ queryKey: toolQueries.all(workspace) }),
    }),
};
