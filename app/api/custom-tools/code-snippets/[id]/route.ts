import { snippetOperations } from "#lib/contracts/operations/snippets.ts";
import { route } from "#lib/http/route.ts";
import { deleteSnippet } from "#lib/services/snippets/delete-snippet.ts";
import { getSnippet } from "#lib/services/snippets/get-snippet.ts";
import { updateSnippet } from "#lib/services/snippets/update-snippet.ts";

export const GET = route(snippetOperations.get, ({ ctx, params }) => getSnippet(ctx, params));

export const PUT = route(snippetOperations.update, ({ ctx, params, body }) => updateSnippet(ctx, { ...params, ...body }));

export const DELETE = route(snippetOperations.delete, ({ ctx, params }) => deleteSnippet(ctx, params));
