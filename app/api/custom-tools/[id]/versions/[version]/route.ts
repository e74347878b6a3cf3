import { toolOperations } from "#lib/contracts/operations/tools.ts";
import { route } from "#lib/http/route.ts";
import { getVersion } from "#lib/services/versions/get-version.ts";

export const GET = route(toolOperations.version, ({ ctx, params }) => getVersion(ctx, "tool", params));
