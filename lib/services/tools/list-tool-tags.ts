import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { TagCounts } from "#lib/contracts/tools.ts";
import { db } from "#lib/db/client.ts";

/** As many as a person can look through. */
const TAGS_MAX = 500;

export async function listToolTags(ctx: Ctx): Promise<TagCounts> {
  assertCan(ctx, "tool:read");
  const tags = await db().$queryRaw<TagCounts["tags"]>`
    SELECT tag, count(*)::int AS tools FROM custom_tools, unnest(tags) AS tag
    WHERE workspace_id = ${ctx.workspace.id}::uuid AND deleted_at IS NULL
    GROUP BY tag ORDER BY tools DESC, tag LIMIT ${TAGS_MAX}`;
  return { tags };
}
