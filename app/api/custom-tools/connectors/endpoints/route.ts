import { endpointOperations } from "#lib/contracts/operations/endpoints.ts";
import { route } from "#lib/http/route.ts";
import { listAllEndpoints } from "#lib/services/endpoints/list-all-endpoints.ts";

export const GET = route(endpointOperations.listAll, ({ ctx, query }) => listAllEndpoints(ctx, query));
