import type { ListToolsQuery } from "#lib/contracts/tools.ts";
import { Prisma } from "#lib/db/generated/client.ts";

/** Which tools `t` of the workspace a query asks for. */
export function toolsWhere(workspaceId: string, { search, name, type, enabled, tag, owner }: ListToolsQuery): Prisma.Sql {
  const conditions = [Prisma.sql`t.workspace_id = ${workspaceId}::uuid`, Prisma.sql`t.deleted_at IS NULL`];
  if (search !== undefined && search !== "") conditions.push(holds(search));
  if (name !== undefined) conditions.push(Prisma.sql`t.name = ${name}`);
  if (type !== undefined) conditions.push(Prisma.sql`t.type = ${type}`);
  if (enabled !== undefined) conditions.push(Prisma.sql`t.enabled = ${enabled}`);
  if (tag !== undefined) conditions.push(Prisma.sql`t.tags @> ARRAY[${tag}]::text[]`);
  if (owner !== undefined) conditions.push(Prisma.sql`t.created_by_id = ${owner}::uuid`);
  return Prisma.join(conditions, " AND ");
}

/** Any of the texts holds what was typed, whatever its case. */
function holds(search: string): Prisma.Sql {
  const pattern = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
  return Prisma.sql`(t.name ILIKE ${pattern} OR t.display_name ILIKE ${pattern} OR t.description ILIKE ${pattern})`;
}
