import { invitationOperations } from "#lib/contracts/operations/people.ts";
import { route } from "#lib/http/route.ts";
import { acceptInvitation } from "#lib/services/invitations/accept-invitation.ts";

export const POST = route(invitationOperations.accept, ({ ctx, body }) => acceptInvitation(ctx, body));
