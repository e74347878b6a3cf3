import { connectorSchemaOperations } from "#lib/contracts/operations/connector-schemas.ts";
import { route } from "#lib/http/route.ts";
import { getConnectorSchema } from "#lib/services/connector-schemas/get-connector-schema.ts";
import { updateConnectorSchema } from "#lib/services/connector-schemas/update-connector-schema.ts";

export const GET = route(connectorSchemaOperations.get, ({ ctx, params }) => getConnectorSchema(ctx, params));

export const PUT = route(connectorSchemaOperations.update, ({ ctx, params, body }) => updateConnectorSchema(ctx, { ...params, ...body }));
