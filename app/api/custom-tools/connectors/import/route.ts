import { connectorOperations } from "#lib/contracts/operations/connectors.ts";
import { route } from "#lib/http/route.ts";
import { importConnector } from "#lib/services/imports/import-connector.ts";

export const POST = route(connectorOperations.import, ({ ctx, body }) => importConnector(ctx, body));
