import { mutationOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import type { UpdateEndpointInput } from "#lib/contracts/endpoints.ts";
import type { JsonObject } from "#lib/contracts/json.ts";
import { endpointOperations } from "#lib/contracts/operations/endpoints.ts";
import { executionOperations } from "#lib/contracts/operations/executions.ts";
import { api } from "./api.ts";
import { connectorQueries } from "./connectors.ts";
import { paged } from "./paged.ts";

const SENDS_SHOWN = 20;

export const endpointQueries = {
  detail: (workspace: string, id: string) =>
    queryOptions({
      queryKey: [workspace, "connectors", "endpoint", id],
      queryFn: ({ signal }) => api(endpointOperations.get, { workspace, signal, params: { id } }),
    }),
  search: (workspace: string, connectorId: string, search: string) =>
    paged([workspace, "connectors", "endpoints", connectorId, { search }], ({ cursor, signal }) =>
      api(endpointOperations.list, { workspace, signal, params: { id: connectorId }, query: { cursor, search } }),
    ),
  /** The last calls of an endpoint, drafts among them. */
  sends: (workspace: string, id: string) =>
    queryOptions({
      queryKey: [workspace, "executions", "sends", id],
      queryFn: ({ signal }) =>
        api(executionOperations.list, { workspace, signal, query: { subjectType: "endpoint", subjectId: id, limit: SENDS_SHOWN } }),
    }),
};

export const endpointMutations = {
  update: (client: QueryClient, workspace: string, id: string) =>
    mutationOptions({
      mutationFn: (body: z.input<typeof UpdateEndpointInput>) => api(endpointOperations.update, { workspace, params: { id }, body }),
      onSuccess: () => client.invalidateQueries({ queryKey: connectorQueries.all(workspace) }),
    }),
  remove: (client: QueryClient, workspace: string) =>
    mutationOptions({
      mutationFn: (id: string) => api(endpointOperations.delete, { workspace, params: { id } }),
      onSuccess: () => client.invalidateQueries({ queryKey: connectorQueries.all(workspace) }),
    }),
  call: (workspace: string, id: string) =>
    mutationOptions({
      mutationFn: (parameters: JsonObject) => api(endpointOperations.call, { workspace, params: { id }, body: { parameters } }),
    }),
};
