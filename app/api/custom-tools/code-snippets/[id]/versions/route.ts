import { snippetOperations } from "#lib/contracts/operations/snippets.ts";
import { route } from "#lib/http/route.ts";
import { listVersions } from "#lib/services/versions/list-versions.ts";

export const GET = route(snippetOperations.versions, ({ ctx, params, query }) => listVersions(ctx, "snippet", { ...params, ...query }));
