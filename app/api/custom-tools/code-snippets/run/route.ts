import { snippetOperations } from "#lib/contracts/operations/snippets.ts";
import { route } from "#lib/http/route.ts";
import { runSnippetDraft } from "#lib/services/snippets/run-snippet-draft.ts";

export const POST = route(snippetOperations.runDraft, ({ ctx, body }) => runSnippetDraft(ctx, body));
