import { accountOperations } from "#lib/contracts/operations/people.ts";
import { route } from "#lib/http/route.ts";
import { getMe } from "#lib/services/account/get-me.ts";

export const GET = route(accountOperations.me, ({ ctx }) => getMe(ctx));
