import { accountOperations } from "#lib/contracts/operations/people.ts";
import { route } from "#lib/http/route.ts";
import { signUp } from "#lib/services/account/sign-up.ts";

export const POST = route(accountOperations.signUp, ({ ctx, body }) => signUp(ctx, body));
