import { tokenOperations } from "#lib/contracts/operations/people.ts";
import { route } from "#lib/http/route.ts";
import { revokeToken } from "#lib/services/tokens/revoke-token.ts";

export const DELETE = route(tokenOperations.revoke, ({ ctx, params }) => revokeToken(ctx, params));
