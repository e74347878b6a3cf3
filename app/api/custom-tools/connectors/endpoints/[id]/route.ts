import { endpointOperations } from "#lib/contracts/operations/endpoints.ts";
import { route } from "#lib/http/route.ts";
import { deleteEndpoint } from "#lib/services/endpoints/delete-endpoint.ts";
import { getEndpoint } from "#lib/services/endpoints/get-endpoint.ts";
import { updateEndpoint } from "#lib/services/endpoints/update-endpoint.ts";

export const GET = route(endpointOperations.get, ({ ctx, params }) => getEndpoint(ctx, params));

export const PUT = route(endpointOperations.update, ({ ctx, params, body }) => updateEndpoint(ctx, { ...params, ...body }));

export const DELETE = route(endpointOperations.delete, ({ ctx, params }) => deleteEndpoint(ctx, params));
