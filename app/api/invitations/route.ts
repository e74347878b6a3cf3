import { invitationOperations } from "#lib/contracts/operations/people.ts";
import { route } from "#lib/http/route.ts";
import { createInvitation } from "#lib/services/invitations/create-invitation.ts";
import { listInvitations } from "#lib/services/invitations/list-invitations.ts";

export const GET = route(invitationOperations.list, ({ ctx, query }) => listInvitations(ctx, query));

export const POST = route(invitationOperations.create, ({ ctx, body }) => createInvitation(ctx, body));
