import { connectorOperations } from "#lib/contracts/operations/connectors.ts";
import { route } from "#lib/http/route.ts";
import { pollConnection } from "#lib/services/oauth/poll-connection.ts";

export const POST = route(connectorOperations.pollConnection, ({ ctx, params, body }) => pollConnection(ctx, { ...params, ...body }));
