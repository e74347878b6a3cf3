import { connectorOperations } from "#lib/contracts/operations/connectors.ts";
import { route } from "#lib/http/route.ts";
import { createConnector } from "#lib/services/connectors/create-connector.ts";
import { listConnectors } from "#lib/services/connectors/list-connectors.ts";

export const GET = route(connectorOperations.list, ({ ctx, query }) => listConnectors(ctx, query));

export const POST = route(connectorOperations.create, ({ ctx, body }) => createConnector(ctx, body));
