import { workspaceOperations } from "#lib/contracts/operations/people.ts";
import { route } from "#lib/http/route.ts";
import { createWorkspace } from "#lib/services/workspaces/create-workspace.ts";
import { listWorkspaces } from "#lib/services/workspaces/list-workspaces.ts";

export const GET = route(workspaceOperations.list, ({ ctx, query }) => listWorkspaces(ctx, query));

export const POST = route(workspaceOperations.create, ({ ctx, body }) => createWorkspace(ctx, body));
