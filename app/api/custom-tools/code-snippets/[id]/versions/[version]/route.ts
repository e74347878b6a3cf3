import { snippetOperations } from "#lib/contracts/operations/snippets.ts";
import { route } from "#lib/http/route.ts";
import { getVersion } from "#lib/services/versions/get-version.ts";

export const GET = route(snippetOperations.version, ({ ctx, params }) => getVersion(ctx, "snippet", params));
