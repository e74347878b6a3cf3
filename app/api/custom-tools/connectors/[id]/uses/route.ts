import { connectorOperations } from "#lib/contracts/operations/connectors.ts";
import { route } from "#lib/http/route.ts";
import { listConnectorUses } from "#lib/services/connectors/list-connector-uses.ts";

export const GET = route(connectorOperations.uses, ({ ctx, params }) => listConnectorUses(ctx, params));
