import { endpointOperations } from "#lib/contracts/operations/endpoints.ts";
import { route } from "#lib/http/route.ts";
import { getVersion } from "#lib/services/versions/get-version.ts";

export const GET = route(endpointOperations.version, ({ ctx, params }) => getVersion(ctx, "endpoint", params));
