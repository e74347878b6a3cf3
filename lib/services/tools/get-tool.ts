import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { Tool } from "#lib/contracts/tools.ts";
import { db } from "#lib/db/client.ts";
import { assertFound, assertId } from "../assert-found.ts";
import { toTool } from "./to-tool.ts";

export async function getTool(ctx: Ctx, { id }: { id: string }): Promise<{ tool: Tool }> {
  assertCan(ctx, "tool:read");
  const row = await db().customTool.findFirst({ where: { id: assertId(id, "tool"), workspaceId: ctx.workspace.id, deletedAt: null } });
  return { tool: await toTool(assertFound(row, "tool")) };
}
