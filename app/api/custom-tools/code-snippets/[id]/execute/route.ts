import { snippetOperations } from "#lib/contracts/operations/snippets.ts";
import { route } from "#lib/http/route.ts";
import { executeSnippet } from "#lib/services/snippets/execute-snippet.ts";

export const POST = route(snippetOperations.execute, ({ ctx, params, body }) => executeSnippet(ctx, { ...params, ...body }));
