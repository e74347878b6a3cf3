import { tokenOperations } from "#lib/contracts/operations/people.ts";
import { route } from "#lib/http/route.ts";
import { createToken } from "#lib/services/tokens/create-token.ts";
import { listTokens } from "#lib/services/tokens/list-tokens.ts";

export const GET = route(tokenOperations.list, ({ ctx, query }) => listTokens(ctx, query));

export const POST = route(tokenOperations.create, ({ ctx, body }) => createToken(ctx, body));
