import { type InfiniteData, mutationOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { toolOperations } from "#lib/contracts/operations/tools.ts";
import type { ChangeToolsInput, Tool, ToolList } from "#lib/contracts/tools.ts";
import { api } from "./api.ts";
import { changedBy, mendPages, staysIn } from "./mend-tools.ts";
import { paged } from "./paged.ts";
import { ToolFilter, toToolsQuery } from "./tool-filter.ts";

export const TOOLS_PER_PAGE = 100;

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
};

/** The list on the screen, which somebody may have scrolled far, is mended in place; all else about tools is read again. */
function afterChange(client: QueryClient, workspace: string, change: (tools: Tool[]) => Tool[]): void {
  const lists = { queryKey: [workspace, "tools", "list"] };
  // Others that were looked at before may hold other tools now.
  client.removeQueries({ ...lists, type: "inactive" });
  for (const [key, data] of client.getQueriesData<InfiniteData<ToolList>>(lists)) {
    const stays = staysIn(ToolFilter.parse(key[3]));
    if (data !== undefined)
      client.setQueryData(
        key,
        mendPages(data, (tools) => change(tools).filter(stays)),
      );
  }
  const mended = new Set<unknown>(["list", "uses"]);
  void client.invalidateQueries({ queryKey: toolQueries.all(workspace), predicate: ({ queryKey }) => !mended.has(queryKey[2]) });
}

export const toolMutations = {
  change: (client: QueryClient, workspace: string) =>
    mutationOptions({
      mutationFn: (body: z.input<typeof ChangeToolsInput>) => api(toolOperations.change, { workspace, body }),
      onSuccess: (_answer, input) => afterChange(client, workspace, changedBy(input)),
    }),
  export: (workspace: string) =>
    mutationOptions({ mutationFn: (ids: string[]) => api(toolOperations.export, { workspace, body: { ids } }) }),
};
