import { audit } from "#lib/audit.ts";
import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { CreateInvitationInput, Invitation } from "#lib/contracts/people.ts";
import { randomToken } from "#lib/crypto/random-token.ts";
import { transact } from "#lib/db/transact.ts";
import { newId } from "#lib/id.ts";
import { publicUrl } from "#lib/public-url.ts";
import { assertMayChange } from "../members/assert-may-change.ts";
import { toInvitation } from "./to-invitation.ts";

const DAY_MS = 86_400_000;

/** Makes a link that lets one person join. Only its hash is kept, so the link is shown this once. */
export async function createInvitation(
  ctx: Ctx,
  input: CreateInvitationInput,
): Promise<{ message: string; invitation: Invitation; url: string }> {
  assertCan(ctx, "member:write");
  assertMayChange(ctx, input.role);
  const { token, hash } = randomToken();
  return transact(async (tx) => {
    const row = await tx.invitation.create({
      data: {
        id: newId(),
        workspaceId: ctx.workspace.id,
        email: input.email ?? null,
        role: input.role,
        tokenHash: hash,
        createdById: ctx.actor.id,
        expiresAt: new Date(Date.now() + input.expiresInDays * DAY_MS),
      },
    });
    await audit(tx, ctx, "invitation.created", row.id, { role: row.role, email: row.email });
    return {
      message: "Invitation created successfully",
      invitation: toInvitation(row),
      url: `${publicUrl()}/accept-invite?token=${token}`,
    };
  });
}
