import { memberOperations } from "#lib/contracts/operations/people.ts";
import { route } from "#lib/http/route.ts";
import { listMembers } from "#lib/services/members/list-members.ts";

export const GET = route(memberOperations.list, ({ ctx, query }) => listMembers(ctx, query));
