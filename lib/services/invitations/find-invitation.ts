import type { Role } from "#lib/contracts/permissions.ts";
import { hashToken } from "#lib/crypto/hash-token.ts";
import { db } from "#lib/db/client.ts";
import { openInvitations } from "./open-invitations.ts";

/** What the holder of an invitation link may know before joining; null when it cannot be used any more. */
export async function findInvitation(token: string): Promise<{ workspaceName: string; role: Role; email: string | null } | null> {
  const row = await db().invitation.findFirst({
    where: { tokenHash: hashToken(token), ...openInvitations() },
    include: { workspace: true },
  });
  return row && { workspaceName: row.workspace.name, role: row.role, email: row.email };
}
