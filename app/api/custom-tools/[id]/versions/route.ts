import { toolOperations } from "#lib/contracts/operations/tools.ts";
import { route } from "#lib/http/route.ts";
import { listVersions } from "#lib/services/versions/list-versions.ts";

export const GET = route(toolOperations.versions, ({ ctx, params, query }) => listVersions(ctx, "tool", { ...params, ...query }));
