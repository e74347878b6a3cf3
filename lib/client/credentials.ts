import { mutationOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { type CreateCredentialInput, CredentialType, type UpdateCredentialInput } from "#lib/contracts/credentials.ts";
import { credentialOperations } from "#lib/contracts/operations/credentials.ts";
import { api } from "./api.ts";
import { paged } from "./paged.ts";

/** The part of the address that filters the list. A value that makes no sense counts as absent. */
export const CredentialFilter = z.object({
  search: z.string().trim().max(200).optional().catch(undefined),
  type: CredentialType.optional().catch(undefined),
});
export type CredentialFilter = z.infer<typeof CredentialFilter>;

export const credentialQueries = {
  all: (workspace: string) => [workspace, "credentials"] as const,
  list: (workspace: string, filter: CredentialFilter) =>
    paged([workspace, "credentials", "list", filter], ({ cursor, signal }) =>
      api(credentialOperations.list, { workspace, signal, query: { cursor, ...filter } }),
    ),
  /** Those that a form offers; a workspace with more than a page of one type searches by name elsewhere. */
  ofType: (workspace: string, type: CredentialType | null) =>
    queryOptions({
      queryKey: [workspace, "credentials", "of-type", type],
      queryFn: ({ signal }) => api(credentialOperations.list, { workspace, signal, query: { type: type ?? undefined, limit: 200 } }),
    }),
};

export const credentialMutations = {
  create: (client: QueryClient, workspace: string) =>
    mutationOptions({
      mutationFn: (body: z.input<typeof CreateCredentialInput>) => api(credentialOperations.create, { workspace, body }),
      onSuccess: () => client.invalidateQueries({ queryKey: credentialQueries.all(workspace) }),
    }),
  update: (client: QueryClient, workspace: string, id: string) =>
    mutationOptions({
      mutationFn: (body: z.input<typeof UpdateCredentialInput>) => api(credentialOperations.update, { workspace, params: { id }, body }),
      onSuccess: () => client.invalidateQueries({ queryKey: credentialQueries.all(workspace) }),
    }),
  remove: (client: QueryClient, workspace: string) =>
    mutationOptions({
      mutationFn: (id: string) => api(credentialOperations.delete, { workspace, params: { id } }),
      onSuccess: () => client.invalidateQueries({ queryKey: credentialQueries.all(workspace) }),
    }),
};
