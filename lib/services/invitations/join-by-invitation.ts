import { audit } from "#lib/audit.ts";
import type { Workspace } from "#lib/contracts/people.ts";
import { hashToken } from "#lib/crypto/hash-token.ts";
import type { Transaction } from "#lib/db/client.ts";
import { AppError } from "#lib/errors.ts";
import { toWorkspace } from "../workspaces/to-workspace.ts";
import { openInvitations } from "./open-invitations.ts";

interface Joining {
  user: { id: string; email: string };
  requestId: string;
}

/** Uses an invitation up and makes the person a member. One invitation lets one person in, even when two try at once. */
export async function joinByInvitation(tx: Transaction, { user, requestId }: Joining, token: string): Promise<Workspace> {
  const where = { tokenHash: hashToken(token), ...openInvitations(), OR: [{ email: null }, { email: user.email }] };
  const { count } = await tx.invitation.updateMany({ where, data: { acceptedAt: new Date() } });
  if (count === 0)
    throw new AppError("not_found", "This invitation is not valid: it was used, revoked, has expired, or is for another address");
  const { workspaceId, role, workspace } = await tx.invitation.findUniqueOrThrow({
    where: { tokenHash: where.tokenHash },
    include: { workspace: true },
  });
  const key = { workspaceId_userId: { workspaceId, userId: user.id } };
  if ((await tx.member.findUnique({ where: key })) !== null) throw new AppError("conflict", "You are a member of this workspace already");
  await tx.member.create({ data: { workspaceId, userId: user.id, role } });
  await audit(tx, { workspace, actor: { type: "user", id: user.id }, requestId }, "member.joined", user.id, { role });
  return toWorkspace(workspace, role);
}
