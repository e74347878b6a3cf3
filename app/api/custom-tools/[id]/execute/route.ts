import { toolOperations } from "#lib/contracts/operations/tools.ts";
import { route } from "#lib/http/route.ts";
import { executeTool } from "#lib/services/tools/execute-tool.ts";

export const POST = route(toolOperations.execute, ({ ctx, params, body }) => executeTool(ctx, { ...params, ...body }));
