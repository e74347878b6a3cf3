import { toolOperations } from "#lib/contracts/operations/tools.ts";
import { route } from "#lib/http/route.ts";
import { restoreToolVersion } from "#lib/services/versions/restore-version.ts";

export const POST = route(toolOperations.restore, ({ ctx, params, body }) => restoreToolVersion(ctx, { ...params, ...body }));
