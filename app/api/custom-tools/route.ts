import { toolOperations } from "#lib/contracts/operations/tools.ts";
import { route } from "#lib/http/route.ts";
import { createTool } from "#lib/services/tools/create-tool.ts";
import { listTools } from "#lib/services/tools/list-tools.ts";

export const GET = route(toolOperations.list, ({ ctx, query }) => listTools(ctx, query));

export const POST = route(toolOperations.create, ({ ctx, body }) => createTool(ctx, body));
