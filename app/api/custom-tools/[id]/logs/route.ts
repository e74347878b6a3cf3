import { toolOperations } from "#lib/contracts/operations/tools.ts";
import { route } from "#lib/http/route.ts";
import { listToolLogs } from "#lib/services/tools/list-tool-logs.ts";

export const GET = route(toolOperations.logs, ({ ctx, params, query }) => listToolLogs(ctx, { ...params, ...query }));
