import { workspaceOperations } from "#lib/contracts/operations/people.ts";
import { route } from "#lib/http/route.ts";
import { updateWorkspace } from "#lib/services/workspaces/update-workspace.ts";

export const PUT = route(workspaceOperations.update, ({ ctx, params, body }) => updateWorkspace(ctx, { ...params, ...body }));
