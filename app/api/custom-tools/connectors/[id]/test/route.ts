import { connectorOperations } from "#lib/contracts/operations/connectors.ts";
import { route } from "#lib/http/route.ts";
import { testConnector } from "#lib/services/connectors/test-connector.ts";

export const POST = route(connectorOperations.test, ({ ctx, params, body }) => testConnector(ctx, { ...params, ...body }));
