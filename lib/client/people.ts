import { mutationOptions, type QueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { invitationOperations, memberOperations } from "#lib/contracts/operations/people.ts";
import type { CreateInvitationInput } from "#lib/contracts/people.ts";
import type { Role } from "#lib/contracts/permissions.ts";
import { api } from "./api.ts";
import { paged } from "./paged.ts";

/** The part of the address that searches members. A value that makes no sense counts as absent. */
export const MemberSearch = z.string().trim().min(1).max(200).optional().catch(undefined);

export const memberQueries = {
  all: (workspace: string) => [workspace, "members"] as const,
  list: (workspace: string, search?: string) =>
    paged([workspace, "members", "list", search], ({ cursor, signal }) =>
      api(memberOperations.list, { workspace, signal, query: { cursor, search } }),
    ),
};

export const invitationQueries = {
  all: (workspace: string) => [workspace, "invitations"] as const,
  list: (workspace: string) =>
    paged([workspace, "invitations", "list"], ({ cursor, signal }) =>
      api(invitationOperations.list, { workspace, signal, query: { cursor } }),
    ),
};

export const memberMutations = {
  setRole: (client: QueryClient, workspace: string) =>
    mutationOptions({
      mutationFn: ({ userId, role }: { userId: string; role: Role }) =>
        api(memberOperations.update, { workspace, params: { id: userId }, body: { role } }),
      onSettled: () => client.invalidateQueries({ queryKey: memberQueries.all(workspace) }),
    }),
  remove: (client: QueryClient, workspace: string) =>
    mutationOptions({
      mutationFn: (userId: string) => api(memberOperations.remove, { workspace, params: { id: userId } }),
      onSuccess: () => client.invalidateQueries({ queryKey: memberQueries.all(workspace) }),
    }),
};

export const invitationMutations = {
  create: (client: QueryClient, workspace: string) =>
    mutationOptions({
      mutationFn: (body: z.input<typeof CreateInvitationInput>) => api(invitationOperations.create, { workspace, body }),
      onSuccess: () => client.invalidateQueries({ queryKey: invitationQueries.all(workspace) }),
    }),
  revoke: (client: QueryClient, workspace: string) =>
    mutationOptions({
      mutationFn: (id: string) => api(invitationOperations.revoke, { workspace, params: { id } }),
      onSuccess: () => client.invalidateQueries({ queryKey: invitationQueries.all(workspace) }),
    }),
  accept: () => mutationOptions({ mutationFn: (token: string) => api(invitationOperations.accept, { body: { token } }) }),
};
