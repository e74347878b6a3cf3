import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { ToolOwners } from "#lib/contracts/tools.ts";
import { db } from "#lib/db/client.ts";
import { findAuthors } from "../find-authors.ts";

/** As many as a person can look through. */
const OWNERS_MAX = 500;

export async function listToolOwners(ctx: Ctx): Promise<ToolOwners> {
  assertCan(ctx, "tool:read");
  const rows = await db().$queryRaw<{ id: string; tools: number }[]>`
    SELECT created_by_id AS id, count(*)::int AS tools FROM custom_tools
    WHERE workspace_id = ${ctx.workspace.id}::uuid AND deleted_at IS NULL AND created_by_id IS NOT NULL
    GROUP BY created_by_id ORDER BY tools DESC, id LIMIT ${OWNERS_MAX}`;
  const authorOf = await findAuthors(rows.map(({ id }) => id));
  return { owners: rows.map(({ id, tools }) => ({ owner: authorOf(id) ?? { id, name: null }, tools })) };
}
