import { executionOperations } from "#lib/contracts/operations/executions.ts";
import { route } from "#lib/http/route.ts";
import { exportExecutions } from "#lib/services/executions/export-executions.ts";

export const GET = route(executionOperations.export, ({ ctx, query }) => exportExecutions(ctx, query));
