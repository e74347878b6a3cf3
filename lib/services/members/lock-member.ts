import type { Role } from "#lib/contracts/permissions.ts";
import type { Transaction } from "#lib/db/client.ts";
import { AppError } from "#lib/errors.ts";
import { assertFound, assertId } from "../assert-found.ts";

interface LockedMember {
  role: Role;
  /** A workspace never loses its last owner: throws `conflict` when this member is it. */
  assertMayLeaveRole(): void;
}

/**
 * Holds the member until the transaction ends. The owners are held with it, in one order, so that of two who leave at once the
 * second sees that the first has gone.
 */
export async function lockMember(tx: Transaction, workspaceId: string, id: string): Promise<LockedMember> {
  const userId = assertId(id, "member").toLowerCase();
  const rows = await tx.$queryRaw<{ user_id: string; role: Role }[]>`
    SELECT user_id, role::text AS role FROM members
    WHERE workspace_id = ${workspaceId}::uuid AND (role = 'owner' OR user_id = ${userId}::uuid) ORDER BY user_id FOR UPDATE`;
  const { role } = assertFound(
    rows.find((row) => row.user_id === userId),
    "member",
  );
  const isLastOwner = rows.every((row) => row.role !== "owner" || row.user_id === userId);
  const assertMayLeaveRole = () => {
    if (role === "owner" && isLastOwner) throw new AppError("conflict", "A workspace needs an owner; make somebody else one first");
  };
  return { role, assertMayLeaveRole };
}
