import { toolOperations } from "#lib/contracts/operations/tools.ts";
import { route } from "#lib/http/route.ts";
import { listToolOwners } from "#lib/services/tools/list-tool-owners.ts";

export const GET = route(toolOperations.owners, ({ ctx }) => listToolOwners(ctx));
