import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { ToolUses } from "#lib/contracts/tools.ts";
import { db } from "#lib/db/client.ts";
import { loadTools } from "./load-tools.ts";

/** The snippets that declare one of the tools; their code cannot call it any more once it is gone. */
export async function findToolUses(ctx: Ctx, { ids }: { ids: string[] }): Promise<ToolUses> {
  assertCan(ctx, "snippet:read");
  const names = new Set((await loadTools(db(), ctx.workspace.id, ids)).map(({ name }) => name));
  const snippets = await db().codeSnippet.findMany({
    where: { workspaceId: ctx.workspace.id, deletedAt: null, tools: { hasSome: [...names] } },
    select: { id: true, name: true, displayName: true, tools: true },
    orderBy: { name: "asc" },
  });
  return { uses: snippets.map((snippet) => ({ ...snippet, tools: snippet.tools.filter((name) => names.has(name)) })) };
}
