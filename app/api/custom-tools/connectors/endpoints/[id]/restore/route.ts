import { endpointOperations } from "#lib/contracts/operations/endpoints.ts";
import { route } from "#lib/http/route.ts";
import { restoreEndpointVersion } from "#lib/services/versions/restore-version.ts";

export const POST = route(endpointOperations.restore, ({ ctx, params, body }) => restoreEndpointVersion(ctx, { ...params, ...body }));
