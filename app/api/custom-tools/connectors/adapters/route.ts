import { connectorOperations } from "#lib/contracts/operations/connectors.ts";
import { route } from "#lib/http/route.ts";
import { listAdapterExamples } from "#lib/services/connectors/list-adapter-examples.ts";

export const GET = route(connectorOperations.adapters, ({ ctx }) => listAdapterExamples(ctx));
