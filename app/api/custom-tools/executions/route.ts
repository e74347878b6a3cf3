import { executionOperations } from "#lib/contracts/operations/executions.ts";
import { route } from "#lib/http/route.ts";
import { listExecutions } from "#lib/services/executions/list-executions.ts";

export const GET = route(executionOperations.list, ({ ctx, query }) => listExecutions(ctx, query));
