import { snippetOperations } from "#lib/contracts/operations/snippets.ts";
import { route } from "#lib/http/route.ts";
import { restoreSnippetVersion } from "#lib/services/versions/restore-version.ts";

export const POST = route(snippetOperations.restore, ({ ctx, params, body }) => restoreSnippetVersion(ctx, { ...params, ...body }));
