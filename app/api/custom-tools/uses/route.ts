import { toolOperations } from "#lib/contracts/operations/tools.ts";
import { route } from "#lib/http/route.ts";
import { findToolUses } from "#lib/services/tools/find-tool-uses.ts";

export const POST = route(toolOperations.uses, ({ ctx, body }) => findToolUses(ctx, body));
