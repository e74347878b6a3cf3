import { mutationOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import type { VersionedKind } from "#lib/contracts/describe/describe-changes.ts";
import { endpointOperations } from "#lib/contracts/operations/endpoints.ts";
import { snippetOperations } from "#lib/contracts/operations/snippets.ts";
import { toolOperations } from "#lib/contracts/operations/tools.ts";
import type { Permission } from "#lib/contracts/permissions.ts";
import type { RestoreVersionInput } from "#lib/contracts/versions.ts";
import { api } from "./api.ts";
import { paged } from "./paged.ts";

export const VERSIONS_PER_PAGE = 30;

/** The operations of each kind, what restoring needs, and where its other queries are. */
export const VERSIONED = {
  tool: { operations: toolOperations, write: "tool:write", place: "tools" },
  endpoint: { operations: endpointOperations, write: "connector:write", place: "connectors" },
  snippet: { operations: snippetOperations, write: "snippet:write", place: "snippets" },
} as const satisfies Record<VersionedKind, { operations: object; write: Permission; place: string }>;

export const versionQueries = {
  /** `current` is the version that the screen knows: another one means that the list is old. */
  list: (workspace: string, kind: VersionedKind, id: string, current: number) =>
    paged([workspace, "versions", kind, id, { current }], ({ cursor, signal }) =>
      api(VERSIONED[kind].operations.versions, { workspace, signal, params: { id }, query: { cursor, limit: VERSIONS_PER_PAGE } }),
    ),
  detail: (workspace: string, kind: VersionedKind, id: string, version: number) =>
    queryOptions({
      queryKey: [workspace, "versions", kind, id, "detail", version],
      queryFn: ({ signal }) => api(VERSIONED[kind].operations.version, { workspace, signal, params: { id, version } }),
      // A version never changes.
      staleTime: Number.POSITIVE_INFINITY,
    }),
};

export const versionMutations = {
  restore: (client: QueryClient, workspace: string, kind: VersionedKind, id: string) =>
    mutationOptions({
      mutationFn: async (body: RestoreVersionInput) =>
        (await api(VERSIONED[kind].operations.restore, { workspace, params: { id }, body })).message,
      onSettled: () => client.invalidateQueries({ queryKey: [workspace, VERSIONED[kind].place] }),
    }),
};
