import { endpointOperations } from "#lib/contracts/operations/endpoints.ts";
import { route } from "#lib/http/route.ts";
import { listVersions } from "#lib/services/versions/list-versions.ts";

export const GET = route(endpointOperations.versions, ({ ctx, params, query }) => listVersions(ctx, "endpoint", { ...params, ...query }));
