import { accountOperations } from "#lib/contracts/operations/people.ts";
import { route } from "#lib/http/route.ts";
import { changeAccount } from "#lib/services/account/change-account.ts";

export const PUT = route(accountOperations.change, ({ ctx, body }) => changeAccount(ctx, body));
