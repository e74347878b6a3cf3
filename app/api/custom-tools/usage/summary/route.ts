import { usageOperations } from "#lib/contracts/operations/usage.ts";
import { route } from "#lib/http/route.ts";
import { getUsageSummary } from "#lib/services/usage/get-usage-summary.ts";

export const GET = route(usageOperations.summary, ({ ctx, query }) => getUsageSummary(ctx, query));
