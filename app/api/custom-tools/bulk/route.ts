import { toolOperations } from "#lib/contracts/operations/tools.ts";
import { route } from "#lib/http/route.ts";
import { changeTools } from "#lib/services/tools/change-tools.ts";

export const POST = route(toolOperations.change, ({ ctx, body }) => changeTools(ctx, body));
