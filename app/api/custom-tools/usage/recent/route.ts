import { usageOperations } from "#lib/contracts/operations/usage.ts";
import { route } from "#lib/http/route.ts";
import { listRecentUsage } from "#lib/services/usage/list-recent-usage.ts";

export const GET = route(usageOperations.recent, ({ ctx, query }) => listRecentUsage(ctx, query));
