import { executionOperations } from "#lib/contracts/operations/executions.ts";
import { route } from "#lib/http/route.ts";
import { searchExecutions } from "#lib/services/executions/search-executions.ts";

export const GET = route(executionOperations.search, ({ ctx, query }) => searchExecutions(ctx, query));
