import { mutationOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import type { CreateExampleInput, UpdateExampleInput } from "#lib/contracts/examples.ts";
import type { SubjectType } from "#lib/contracts/executions.ts";
import { exampleOperations } from "#lib/contracts/operations/examples.ts";
import { api } from "./api.ts";

/** One subject has at most as many. */
const ALL = 200;

export const exampleQueries = {
  all: (workspace: string) => [workspace, "examples"] as const,
  of: (workspace: string, subjectType: SubjectType, subjectId: string) =>
    queryOptions({
      queryKey: [workspace, "examples", subjectType, subjectId],
      queryFn: ({ signal }) => api(exampleOperations.list, { workspace, signal, query: { subjectType, subjectId, limit: ALL } }),
    }),
};

export const exampleMutations = {
  create: (client: QueryClient, workspace: string) =>
    mutationOptions({
      mutationFn: (body: z.input<typeof CreateExampleInput>) => api(exampleOperations.create, { workspace, body }),
      onSuccess: () => client.invalidateQueries({ queryKey: exampleQueries.all(workspace) }),
    }),
  update: (client: QueryClient, workspace: string) =>
    mutationOptions({
      mutationFn: ({ id, ...body }: z.input<typeof UpdateExampleInput> & { id: string }) =>
        api(exampleOperations.update, { workspace, params: { id }, body }),
      onSuccess: () => client.invalidateQueries({ queryKey: exampleQueries.all(workspace) }),
    }),
  remove: (client: QueryClient, workspace: string) =>
    mutationOptions({
      mutationFn: (id: string) => api(exampleOperations.delete, { workspace, params: { id } }),
      onSuccess: () => client.invalidateQueries({ queryKey: exampleQueries.all(workspace) }),
    }),
};
