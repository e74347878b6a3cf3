import { keepPreviousData, mutationOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import type { ConnectionStarted } from "#lib/contracts/connector-connection.ts";
import type { ApiType, CreateConnectorInput, UpdateConnectorInput } from "#lib/contracts/connectors.ts";
import type { CheckConnectorInput } from "#lib/contracts/drafts.ts";
import type { ImportConnectorInput } from "#lib/contracts/import-plan.ts";
import { connectorSchemaOperations } from "#lib/contracts/operations/connector-schemas.ts";
import { connectorOperations } from "#lib/contracts/operations/connectors.ts";
import { endpointOperations } from "#lib/contracts/operations/endpoints.ts";
import { api } from "./api.ts";
import { credentialQueries } from "./credentials.ts";
import { paged } from "./paged.ts";
import { readFiles } from "./read-files.ts";
import { toProblem } from "./to-problem.ts";

/** Where a description is read: at the service itself, or in files of this computer. */
type SchemaRequest = { source: "service" } | { source: "upload"; files: readonly File[] };

export const connectorQueries = {
  all: (workspace: string) => [workspace, "connectors"] as const,
  list: (workspace: string, search: string | undefined, apiType?: ApiType) =>
    paged([workspace, "connectors", "list", { search, apiType }], ({ cursor, signal }) =>
      api(connectorOperations.list, { workspace, signal, query: { search, apiType, cursor } }),
    ),
  /** Those that a text stands in, to tell one that is there already. */
  like: (workspace: string, search: string) =>
    queryOptions({
      queryKey: [workspace, "connectors", "like", search],
      queryFn: ({ signal }) => api(connectorOperations.list, { workspace, signal, query: { search, limit: 200 } }),
      placeholderData: keepPreviousData,
    }),
  uses: (workspace: string, id: string) =>
    queryOptions({
      queryKey: [workspace, "connectors", "uses", id],
      queryFn: ({ signal }) => api(connectorOperations.uses, { workspace, signal, params: { id } }),
    }),
  /** What a pasted text says. It may hold secrets, so it is forgotten with the page that asks. Nothing that is saved changes it. */
  read: (workspace: string, text: string) =>
    queryOptions({
      queryKey: [workspace, "import-plan", text],
      queryFn: async ({ signal }) => ({ text, ...(await api(connectorOperations.readImport, { workspace, signal, body: { text } })) }),
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 0,
      retry: false,
    }),
  /** Whether a service answers at all; asked while somebody types, so no secret goes along. */
  reach: (workspace: string, connector: z.input<typeof CreateConnectorInput>) =>
    queryOptions({
      queryKey: [workspace, "reach", connector],
      queryFn: ({ signal }) => api(connectorOperations.check, { workspace, signal, body: { connector } }),
      staleTime: 60_000,
      retry: false,
    }),
  detail: (workspace: string, id: string) =>
    queryOptions({
      queryKey: [workspace, "connectors", "detail", id],
      queryFn: ({ signal }) => api(connectorOperations.get, { workspace, signal, params: { id } }),
    }),
  endpoints: (workspace: string, id: string) =>
    paged([workspace, "connectors", "endpoints", id], ({ cursor, signal }) =>
      api(endpointOperations.list, { workspace, signal, params: { id }, query: { cursor } }),
    ),
  /** Asks again and again whether the code of a device was entered, as often as the authorization server allows. */
  poll: (workspace: string, id: string, { attemptId, intervalSeconds = 5 }: Pick<ConnectionStarted, "attemptId" | "intervalSeconds">) =>
    queryOptions({
      queryKey: [workspace, "connection-poll", id, attemptId],
      queryFn: ({ signal }) => api(connectorOperations.pollConnection, { workspace, signal, params: { id }, body: { attemptId } }),
      refetchInterval: ({ state }) =>
        state.data?.state === "connected" || isFinal(state.error) ? false : (state.data?.intervalSeconds ?? intervalSeconds) * 1_000,
      retry: false,
      gcTime: 0,
    }),
  schema: (workspace: string, id: string) =>
    queryOptions({
      queryKey: [workspace, "connectors", "schema", id],
      queryFn: ({ signal }) => api(connectorSchemaOperations.get, { workspace, signal, params: { id } }),
      retry: false,
    }),
  operations: (workspace: string, id: string, search: string) =>
    paged([workspace, "connectors", "operations", id, { search }], ({ cursor, signal }) =>
      api(connectorSchemaOperations.operations, { workspace, signal, params: { id }, query: { search, cursor } }),
    ),
};

/** A refusal stays one; a connection that is lost for a moment comes back. */
function isFinal(error: Error | null): boolean {
  if (error === null) return false;
  const { status } = toProblem(error);
  return status >= 400 && status < 500 && status !== 429;
}

export function startConnection(workspace: string, id: string) {
  return api(connectorOperations.startConnection, { workspace, params: { id } });
}

export const connectorMutations = {
  update: (client: QueryClient, workspace: string, id: string) =>
    mutationOptions({
      mutationFn: (body: z.input<typeof UpdateConnectorInput>) => api(connectorOperations.update, { workspace, params: { id }, body }),
      onSuccess: () => client.invalidateQueries({ queryKey: connectorQueries.all(workspace) }),
    }),
  /** What its own page shows of it is not asked for again: it is gone. */
  remove: (client: QueryClient, workspace: string) =>
    mutationOptions({
      mutationFn: (id: string) => api(connectorOperations.delete, { workspace, params: { id } }),
      onSuccess: () => client.invalidateQueries({ queryKey: connectorQueries.all(workspace), refetchType: "none" }),
    }),
  import: (client: QueryClient, workspace: string) =>
    mutationOptions({
      mutationFn: (body: z.input<typeof ImportConnectorInput>) => api(connectorOperations.import, { workspace, body }),
      onSuccess: () =>
        Promise.all([
          client.invalidateQueries({ queryKey: connectorQueries.all(workspace) }),
          client.invalidateQueries({ queryKey: credentialQueries.all(workspace) }),
        ]),
    }),
  check: (workspace: string) =>
    mutationOptions({
      mutationFn: (body: z.input<typeof CheckConnectorInput>) => api(connectorOperations.check, { workspace, body }),
    }),
  test: (workspace: string, id: string) =>
    mutationOptions({ mutationFn: (path: string) => api(connectorOperations.test, { workspace, params: { id }, body: { path } }) }),
  connect: (workspace: string, id: string) => mutationOptions({ mutationFn: () => startConnection(workspace, id) }),
  disconnect: (client: QueryClient, workspace: string, id: string) =>
    mutationOptions({
      mutationFn: () => api(connectorOperations.endConnection, { workspace, params: { id } }),
      onSuccess: () => client.invalidateQueries({ queryKey: connectorQueries.all(workspace) }),
    }),
  readSchema: (client: QueryClient, workspace: string, id: string) =>
    mutationOptions({
      mutationFn: async (source: SchemaRequest) => {
        const body = source.source === "upload" ? { ...source, files: await readFiles(source.files) } : source;
        return api(connectorSchemaOperations.update, { workspace, params: { id }, body });
      },
      onSuccess: () => client.invalidateQueries({ queryKey: connectorQueries.all(workspace) }),
    }),
  importOperations: (client: QueryClient, workspace: string, id: string) =>
    mutationOptions({
      mutationFn: (operations: string[]) => api(connectorSchemaOperations.import, { workspace, params: { id }, body: { operations } }),
      onSuccess: () => client.invalidateQueries({ queryKey: connectorQueries.all(workspace) }),
    }),
};
