import { usageOperations } from "#lib/contracts/operations/usage.ts";
import { route } from "#lib/http/route.ts";
import { getUsageSeries } from "#lib/services/usage/get-usage-series.ts";

export const GET = route(usageOperations.series, ({ ctx, query }) => getUsageSeries(ctx, query));
