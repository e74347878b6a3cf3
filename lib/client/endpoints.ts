import { mutationOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import type { CreateEndpointInput, UpdateEndpointInput } from "#lib/contracts/endpoints.ts";
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
  create: (client: QueryClient, workspace: string, connectorId: string) =>
    mutationOptions({
      mutationFn: (body: z.input<typeof CreateEndpointInput>) =>
        api(endpointOperations.create, { workspace, params: { id: connectorId }, body }),
      // Its editor opens at once, with what was answered; the list comes after.
      onSuccess: (answer) => {
        client.setQueryData(endpointQueries.detail(workspace, answer.endpoint.id).queryKey, { endpoint: answer.endpoint });
        void client.invalidateQueries({ queryKey: connectorQueries.all(workspace) });
      },
    }),
  update: (client: QueryClient, workspace: string, id: string) =>
    mutationOptions({
      mutationFn: (body: z.input<typeof UpdateEndpointInput>) => api(endpointOperations.update, { workspace, params: { id }, body }),
      onSuccess: () => client.invalidateQueries({ queryKey: connectorQueries.all(workspace) }),
    }),
  /** `leave` goes away from what is gone before it is missing in the list, which takes its editor off the screen. */
  remove: (client: QueryClient, workspace: string, leave: () => void) =>
    mutationOptions({
      mutationFn: (id: string) => api(endpointOperations.delete, { workspace, params: { id } }),
      onSuccess: () => {
        leave();
        return client.invalidateQueries({ queryKey: connectorQueries.all(workspace) });
      },
    }),
};
