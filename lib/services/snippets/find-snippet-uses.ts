import type { Ctx } from "#lib/auth/ctx.ts";
import type { SnippetUses } from "#lib/contracts/snippets.ts";
import { db } from "#lib/db/client.ts";

const NAMED_MAX = 20;

export const NO_USES: SnippetUses = { total: 0, tools: [] };

interface Row {
  snippet_id: string;
  id: string;
  name: string;
  display_name: string;
  total: number;
}

/** The living tools that run each of the snippets; nothing of a snippet that no tool runs. */
export async function findSnippetUses(ctx: Ctx, ids: readonly string[]): Promise<Map<string, SnippetUses>> {
  if (ids.length === 0 || !ctx.permissions.has("tool:read")) return new Map();
  const rows = await db().$queryRaw<Row[]>`
    SELECT snippet_id, id, name, display_name, total FROM (
      SELECT config->>'snippetId' AS snippet_id, id, name, display_name,
        row_number() OVER (PARTITION BY config->>'snippetId' ORDER BY name) AS nth,
        (count(*) OVER (PARTITION BY config->>'snippetId'))::int AS total
      FROM custom_tools
      WHERE workspace_id = ${ctx.workspace.id}::uuid AND deleted_at IS NULL AND config->>'snippetId' = ANY(${ids})
    ) uses WHERE nth <= ${NAMED_MAX} ORDER BY name`;
  return rows.reduce((uses, { snippet_id, id, name, display_name, total }) => {
    const tools = uses.get(snippet_id)?.tools ?? [];
    return uses.set(snippet_id, { total, tools: [...tools, { id, name, displayName: display_name }] });
  }, new Map<string, SnippetUses>());
}
