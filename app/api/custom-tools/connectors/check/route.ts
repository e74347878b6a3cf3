import { connectorOperations } from "#lib/contracts/operations/connectors.ts";
import { route } from "#lib/http/route.ts";
import { checkConnector } from "#lib/services/connectors/check-connector.ts";

export const POST = route(connectorOperations.check, ({ ctx, body }) => checkConnector(ctx, body));
