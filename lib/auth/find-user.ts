import type { Role } from "#lib/contracts/permissions.ts";
import { cache, type Loaded } from "#lib/db/cache.ts";
import { db } from "#lib/db/client.ts";
import type { WorkspaceRef } from "./ctx.ts";

export interface Membership {
  workspace: WorkspaceRef;
  role: Role;
}

export interface KnownUser {
  id: string;
  email: string;
  name: string;
  sessionVersion: number;
  memberships: Membership[];
}

/** A user with every membership, or null. Remembered until the database says that one of them changed. */
export async function findUser(id: string): Promise<KnownUser | null> {
  return cache<KnownUser>("users", 10_000).get(id, () => load(id));
}

/** The membership, read anew where the remembered user has none: another process may have made it a moment ago. */
export async function findMembership(user: KnownUser, isWanted: (membership: Membership) => boolean): Promise<Membership | undefined> {
  return user.memberships.find(isWanted) ?? (await load(user.id))?.value.memberships.find(isWanted);
}

async function load(id: string): Promise<Loaded<KnownUser>> {
  const user = await db().user.findUnique({
    where: { id },
    include: { members: { include: { workspace: true }, orderBy: { createdAt: "asc" } } },
  });
  if (user === null) return null;
  const memberships = user.members.map(({ role, workspace: { id, slug, name } }) => ({ role, workspace: { id, slug, name } }));
  return { scope: id, value: { id, email: user.email, name: user.name, sessionVersion: user.sessionVersion, memberships } };
}
