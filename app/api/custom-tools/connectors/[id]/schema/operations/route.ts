import { connectorSchemaOperations } from "#lib/contracts/operations/connector-schemas.ts";
import { route } from "#lib/http/route.ts";
import { listApiOperations } from "#lib/services/connector-schemas/list-api-operations.ts";

export const GET = route(connectorSchemaOperations.operations, ({ ctx, params, query }) => listApiOperations(ctx, { ...params, ...query }));
