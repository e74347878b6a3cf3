import type { Workspace } from "#lib/contracts/people.ts";
import type { Role } from "#lib/contracts/permissions.ts";
import type { Workspace as Row } from "#lib/db/generated/client.ts";

export function toWorkspace(row: Row, role: Role | null): Workspace {
  return { id: row.id, slug: row.slug, name: row.name, role, createdAt: row.createdAt.toISOString() };
}
