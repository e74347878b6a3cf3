import type { Workspace } from "#lib/contracts/people.ts";
import type { Role } from "#lib/contracts/permissions.ts";
import { WorkspaceLimits } from "#lib/contracts/run-limits.ts";
import type { Workspace as Row } from "#lib/db/generated/client.ts";

export function toWorkspace(row: Row, role: Role | null): Workspace {
  const { id, slug, name } = row;
  return { id, slug, name, role, limits: WorkspaceLimits.parse(row.limits), createdAt: row.createdAt.toISOString() };
}
