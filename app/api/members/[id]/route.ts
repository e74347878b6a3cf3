import { memberOperations } from "#lib/contracts/operations/people.ts";
import { route } from "#lib/http/route.ts";
import { removeMember } from "#lib/services/members/remove-member.ts";
import { updateMember } from "#lib/services/members/update-member.ts";

export const PUT = route(memberOperations.update, ({ ctx, params, body }) => updateMember(ctx, { ...params, ...body }));

export const DELETE = route(memberOperations.remove, ({ ctx, params }) => removeMember(ctx, params));
