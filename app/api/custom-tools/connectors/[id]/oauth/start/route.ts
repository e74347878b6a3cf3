import { connectorOperations } from "#lib/contracts/operations/connectors.ts";
import { route } from "#lib/http/route.ts";
import { startConnection } from "#lib/services/oauth/start-connection.ts";

export const POST = route(connectorOperations.startConnection, ({ ctx, params }) => startConnection(ctx, params));
