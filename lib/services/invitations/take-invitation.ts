import { hashToken } from "#lib/crypto/hash-token.ts";
import type { Transaction } from "#lib/db/client.ts";
import type { Invitation, Workspace } from "#lib/db/generated/client.ts";
import { AppError } from "#lib/errors.ts";
import { openInvitations } from "./open-invitations.ts";

/** Uses an invitation up. One invitation lets one person in, even when two try at once. */
export async function takeInvitation(tx: Transaction, email: string, token: string): Promise<Invitation & { workspace: Workspace }> {
  const where = { tokenHash: hashToken(token), ...openInvitations(), OR: [{ email: null }, { email }] };
  const { count } = await tx.invitation.updateMany({ where, data: { acceptedAt: new Date() } });
  if (count === 0) throw invalidInvitation();
  return tx.invitation.findUniqueOrThrow({ where: { tokenHash: where.tokenHash }, include: { workspace: true } });
}

export function invalidInvitation(): AppError {
  return new AppError("not_found", "This invitation is not valid: it was used, revoked, has expired, or is for another address");
}
