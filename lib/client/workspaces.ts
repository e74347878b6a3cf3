import { mutationOptions, type QueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { workspaceOperations } from "#lib/contracts/operations/people.ts";
import type { CreateWorkspaceInput, UpdateWorkspaceInput } from "#lib/contracts/people.ts";
import { accountQueries } from "./account.ts";
import { api } from "./api.ts";

export const workspaceMutations = {
  create: () => mutationOptions({ mutationFn: (body: z.input<typeof CreateWorkspaceInput>) => api(workspaceOperations.create, { body }) }),
  update: (client: QueryClient, workspace: string, id: string) =>
    mutationOptions({
      mutationFn: (body: z.input<typeof UpdateWorkspaceInput>) => api(workspaceOperations.update, { workspace, params: { id }, body }),
      onSuccess: () => client.invalidateQueries({ queryKey: accountQueries.me(workspace).queryKey }),
    }),
};
