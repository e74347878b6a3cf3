import { invitationOperations } from "#lib/contracts/operations/people.ts";
import { route } from "#lib/http/route.ts";
import { revokeInvitation } from "#lib/services/invitations/revoke-invitation.ts";

export const DELETE = route(invitationOperations.revoke, ({ ctx, params }) => revokeInvitation(ctx, params));
