import { queryOptions } from "@tanstack/react-query";
import { connectorOperations } from "#lib/contracts/operations/connectors.ts";
import { endpointOperations } from "#lib/contracts/operations/endpoints.ts";
import { snippetOperations } from "#lib/contracts/operations/snippets.ts";
import { api } from "./api.ts";
import { paged } from "./paged.ts";

export const PICKS_PER_PAGE = 20;

/** What a new tool can run. The keys stand with those of what is listed, so that a new one is found at once. */
export const pickQueries = {
  endpoints: (workspace: string, search: string) =>
    paged([workspace, "connectors", "pick", { search }], ({ cursor, signal }) =>
      api(endpointOperations.listAll, { workspace, signal, query: { search, cursor, limit: PICKS_PER_PAGE } }),
    ),
  snippets: (workspace: string, search: string) =>
    paged([workspace, "snippets", "pick", { search }], ({ cursor, signal }) =>
      api(snippetOperations.list, { workspace, signal, query: { search, cursor, limit: PICKS_PER_PAGE } }),
    ),
  /** By their ids; a workspace with more connectors than one page shows the rest without. */
  connectorNames: (workspace: string) =>
    queryOptions({
      queryKey: [workspace, "connectors", "names"],
      queryFn: async ({ signal }) => {
        const { connectors } = await api(connectorOperations.list, { workspace, signal, query: { limit: 200 } });
        return new Map(connectors.map(({ id, displayName }) => [id, displayName]));
      },
    }),
};
