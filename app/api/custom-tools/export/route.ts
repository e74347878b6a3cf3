import { toolOperations } from "#lib/contracts/operations/tools.ts";
import { route } from "#lib/http/route.ts";
import { exportTools } from "#lib/services/tools/export-tools.ts";

export const POST = route(toolOperations.export, ({ ctx, body }) => exportTools(ctx, body));
