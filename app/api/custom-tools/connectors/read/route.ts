import { connectorOperations } from "#lib/contracts/operations/connectors.ts";
import { route } from "#lib/http/route.ts";
import { readImport } from "#lib/services/imports/read-import.ts";

export const POST = route(connectorOperations.readImport, ({ ctx, body }) => readImport(ctx, body));
