import { snippetOperations } from "#lib/contracts/operations/snippets.ts";
import { route } from "#lib/http/route.ts";
import { createSnippet } from "#lib/services/snippets/create-snippet.ts";
import { listSnippets } from "#lib/services/snippets/list-snippets.ts";

export const GET = route(snippetOperations.list, ({ ctx, query }) => listSnippets(ctx, query));

export const POST = route(snippetOperations.create, ({ ctx, body }) => createSnippet(ctx, body));
