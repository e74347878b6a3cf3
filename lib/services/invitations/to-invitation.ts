import type { Invitation } from "#lib/contracts/people.ts";
import type { Invitation as Row } from "#lib/db/generated/client.ts";

export function toInvitation(row: Row): Invitation {
  return { id: row.id, role: row.role, email: row.email, expiresAt: row.expiresAt.toISOString(), createdAt: row.createdAt.toISOString() };
}
