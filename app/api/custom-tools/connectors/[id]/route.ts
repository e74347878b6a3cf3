import { connectorOperations } from "#lib/contracts/operations/connectors.ts";
import { route } from "#lib/http/route.ts";
import { deleteConnector } from "#lib/services/connectors/delete-connector.ts";
import { getConnector } from "#lib/services/connectors/get-connector.ts";
import { updateConnector } from "#lib/services/connectors/update-connector.ts";

export const GET = route(connectorOperations.get, ({ ctx, params }) => getConnector(ctx, params));

export const PUT = route(connectorOperations.update, ({ ctx, params, body }) => updateConnector(ctx, { ...params, ...body }));

export const DELETE = route(connectorOperations.delete, ({ ctx, params }) => deleteConnector(ctx, params));
