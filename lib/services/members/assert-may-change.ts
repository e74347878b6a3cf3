import type { Ctx } from "#lib/auth/ctx.ts";
import type { Role } from "#lib/contracts/permissions.ts";
import type { Transaction } from "#lib/db/client.ts";
import { AppError } from "#lib/errors.ts";

/** Only owners make, change and remove owners. */
export function assertMayGrant(ctx: Ctx, ...roles: Role[]): void {
  if (roles.includes("owner") && ctx.role !== "owner") throw new AppError("forbidden", "Only an owner can do this to owners");
}

/** A workspace never loses its last owner. Locks the owners, so that two cannot leave at once. */
export async function assertOwnerRemains(tx: Transaction, workspaceId: string, leavingUserId: string): Promise<void> {
  const owners = await tx.$queryRaw<{ user_id: string }[]>`
    SELECT user_id FROM members WHERE workspace_id = ${workspaceId}::uuid AND role = 'owner' ORDER BY user_id FOR UPDATE`;
  if (owners.every(({ user_id }) => user_id === leavingUserId)) {
    throw new AppError("conflict", "A workspace needs an owner; make somebody else one first");
  }
}
