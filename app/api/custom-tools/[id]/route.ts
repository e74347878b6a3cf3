import { toolOperations } from "#lib/contracts/operations/tools.ts";
import { route } from "#lib/http/route.ts";
import { deleteTool } from "#lib/services/tools/delete-tool.ts";
import { getTool } from "#lib/services/tools/get-tool.ts";
import { updateTool } from "#lib/services/tools/update-tool.ts";

export const GET = route(toolOperations.get, ({ ctx, params }) => getTool(ctx, params));

export const PUT = route(toolOperations.update, ({ ctx, params, body }) => updateTool(ctx, { ...params, ...body }));

export const DELETE = route(toolOperations.delete, ({ ctx, params }) => deleteTool(ctx, params));
