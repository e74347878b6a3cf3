import { mutationOptions, type QueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { tokenOperations } from "#lib/contracts/operations/people.ts";
import type { CreateTokenInput } from "#lib/contracts/people.ts";
import { api } from "./api.ts";
import { paged } from "./paged.ts";

export const tokenQueries = {
  all: (workspace: string) => [workspace, "tokens"] as const,
  list: (workspace: string) =>
    paged([workspace, "tokens", "list"], ({ cursor, signal }) => api(tokenOperations.list, { workspace, signal, query: { cursor } })),
};

export const tokenMutations = {
  create: (client: QueryClient, workspace: string) =>
    mutationOptions({
      mutationFn: (body: z.input<typeof CreateTokenInput>) => api(tokenOperations.create, { workspace, body }),
      onSuccess: () => client.invalidateQueries({ queryKey: tokenQueries.all(workspace) }),
    }),
  revoke: (client: QueryClient, workspace: string) =>
    mutationOptions({
      mutationFn: (id: string) => api(tokenOperations.revoke, { workspace, params: { id } }),
      onSuccess: () => client.invalidateQueries({ queryKey: tokenQueries.all(workspace) }),
    }),
};
