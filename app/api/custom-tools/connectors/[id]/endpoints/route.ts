import { endpointOperations } from "#lib/contracts/operations/endpoints.ts";
import { route } from "#lib/http/route.ts";
import { createEndpoint } from "#lib/services/endpoints/create-endpoint.ts";
import { listEndpoints } from "#lib/services/endpoints/list-endpoints.ts";

export const GET = route(endpointOperations.list, ({ ctx, params, query }) => listEndpoints(ctx, { ...params, ...query }));

export const POST = route(endpointOperations.create, ({ ctx, params, body }) => createEndpoint(ctx, { ...params, ...body }));
