import { toolOperations } from "#lib/contracts/operations/tools.ts";
import { route } from "#lib/http/route.ts";
import { listToolTags } from "#lib/services/tools/list-tool-tags.ts";

export const GET = route(toolOperations.tags, ({ ctx }) => listToolTags(ctx));
