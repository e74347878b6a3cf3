import type { Member } from "#lib/contracts/people.ts";
import type { Member as Row, User } from "#lib/db/generated/client.ts";

export function toMember({ user, ...row }: Row & { user: User }): Member {
  return { userId: row.userId, email: user.email, name: user.name, role: row.role, createdAt: row.createdAt.toISOString() };
}
