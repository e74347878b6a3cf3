import { mutationOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import type { UpdateEndpointInput } from "#lib/contracts/endpoints.ts";
import type { JsonObject } from "#lib/contracts/json.ts";
import { endpointOperations } from "#lib/contracts/operations/endpoints.ts";
import { api } from "./api.ts";
import { connectorQueries } from "./connectors.ts";

export const endpointQueries = {
  detail: (workspace: string, id: string) =>
    queryOptions({
      queryKey: [workspace, "connectors", "endpoint", id],
      queryFn: ({ signal }) => api(endpointOperations.get, { workspace, signal, params: { id } }),
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
