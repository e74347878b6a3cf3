import { systemOperations } from "#lib/contracts/operations/system.ts";
import { route } from "#lib/http/route.ts";
import { getHealth } from "#lib/services/health/get-health.ts";

export const GET = route(systemOperations.health, () => getHealth());
