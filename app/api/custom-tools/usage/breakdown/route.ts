import { usageOperations } from "#lib/contracts/operations/usage.ts";
import { route } from "#lib/http/route.ts";
import { getUsageBreakdown } from "#lib/services/usage/get-usage-breakdown.ts";

export const GET = route(usageOperations.breakdown, ({ ctx, query }) => getUsageBreakdown(ctx, query));
