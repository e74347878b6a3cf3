import { mutationOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { snippetOperations } from "#lib/contracts/operations/snippets.ts";
import type { CreateSnippetInput, UpdateSnippetInput } from "#lib/contracts/snippets.ts";
import { api } from "./api.ts";
import { paged } from "./paged.ts";
import type { SnippetFilter } from "./snippet-filter.ts";

export const SNIPPETS_PER_PAGE = 50;

export const snippetQueries = {
  all: (workspace: string) => [workspace, "snippets"] as const,
  list: (workspace: string, filter: SnippetFilter) =>
    paged([workspace, "snippets", "list", filter], ({ cursor, signal }) =>
      api(snippetOperations.list, { workspace, signal, query: { ...filter, cursor, limit: SNIPPETS_PER_PAGE } }),
    ),
  detail: (workspace: string, id: string) =>
    queryOptions({
      queryKey: [workspace, "snippets", "detail", id],
      queryFn: ({ signal }) => api(snippetOperations.get, { workspace, signal, params: { id } }),
    }),
};

export const snippetMutations = {
  create: (client: QueryClient, workspace: string) =>
    mutationOptions({
      mutationFn: (body: z.input<typeof CreateSnippetInput>) => api(snippetOperations.create, { workspace, body }),
      onSuccess: () => client.invalidateQueries({ queryKey: snippetQueries.all(workspace) }),
    }),
  /** Whoever is refused because somebody was faster sees the newer version as soon as it is read. */
  update: (client: QueryClient, workspace: string, id: string) =>
    mutationOptions({
      mutationFn: (body: z.input<typeof UpdateSnippetInput>) => api(snippetOperations.update, { workspace, params: { id }, body }),
      onSettled: () => client.invalidateQueries({ queryKey: snippetQueries.all(workspace) }),
    }),
  remove: (client: QueryClient, workspace: string, id: string) =>
    mutationOptions({
      mutationFn: () => api(snippetOperations.delete, { workspace, params: { id } }),
      onSuccess: () => {
        client.removeQueries({ queryKey: snippetQueries.detail(workspace, id).queryKey });
        return client.invalidateQueries({ queryKey: [...snippetQueries.all(workspace), "list"] });
      },
    }),
};
