import { connectorSchemaOperations } from "#lib/contracts/operations/connector-schemas.ts";
import { route } from "#lib/http/route.ts";
import { importOperations } from "#lib/services/connector-schemas/import-operations.ts";

export const POST = route(connectorSchemaOperations.import, ({ ctx, params, body }) => importOperations(ctx, { ...params, ...body }));
