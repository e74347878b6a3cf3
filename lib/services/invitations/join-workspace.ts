import { audit } from "#lib/audit.ts";
import type { Workspace } from "#lib/contracts/people.ts";
import type { Role } from "#lib/contracts/permissions.ts";
import type { Transaction } from "#lib/db/client.ts";
import type { Workspace as WorkspaceRow } from "#lib/db/generated/client.ts";
import { AppError } from "#lib/errors.ts";
import { toWorkspace } from "../workspaces/to-workspace.ts";

interface Joining {
  user: { id: string };
  requestId: string;
}

/** Makes the person a member, as the invitation that was just used up says. */
export async function joinWorkspace(
  tx: Transaction,
  { user, requestId }: Joining,
  { workspace, role }: { workspace: WorkspaceRow; role: Role },
): Promise<Workspace> {
  const key = { workspaceId: workspace.id, userId: user.id };
  if ((await tx.member.findUnique({ where: { workspaceId_userId: key } })) !== null) {
    throw new AppError("conflict", "You are a member of this workspace already");
  }
  await tx.member.create({ data: { ...key, role } });
  await audit(tx, { workspace, actor: { type: "user", id: user.id }, requestId }, "member.joined", user.id, { role });
  return toWorkspace(workspace, role);
}
