import { executionOperations } from "#lib/contracts/operations/executions.ts";
import { route } from "#lib/http/route.ts";
import { getExecution } from "#lib/services/executions/get-execution.ts";

export const GET = route(executionOperations.get, ({ ctx, params }) => getExecution(ctx, params));
