import { endpointOperations } from "#lib/contracts/operations/endpoints.ts";
import { route } from "#lib/http/route.ts";
import { callEndpoint } from "#lib/services/endpoints/call-endpoint.ts";

export const POST = route(endpointOperations.call, ({ ctx, params, body }) => callEndpoint(ctx, { ...params, ...body }));
