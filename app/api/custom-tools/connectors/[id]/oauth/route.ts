import { connectorOperations } from "#lib/contracts/operations/connectors.ts";
import { route } from "#lib/http/route.ts";
import { endConnection } from "#lib/services/oauth/end-connection.ts";

export const DELETE = route(connectorOperations.endConnection, ({ ctx, params }) => endConnection(ctx, params));
