import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { ListToolsQuery, ToolList } from "#lib/contracts/tools.ts";
import { db } from "#lib/db/client.ts";
import { defined } from "../defined.ts";
import { pageArgs, searchIn, toPage } from "../page.ts";
import { toTools } from "./to-tool.ts";

export async function listTools(ctx: Ctx, query: ListToolsQuery): Promise<ToolList> {
  assertCan(ctx, "tool:read");
  const { where, ...page } = pageArgs(query);
  const rows = await db().customTool.findMany({
    where: {
      ...where,
      ...searchIn(["name", "displayName", "description"], query.search),
      ...defined({ type: query.type, enabled: query.enabled }),
      ...(query.tag === undefined ? {} : { tags: { has: query.tag } }),
      workspaceId: ctx.workspace.id,
      deletedAt: null,
    },
    ...page,
  });
  const { tools: shown, nextCursor } = toPage("tools", rows, query, (row) => row);
  return { tools: await toTools(shown), nextCursor };
}
