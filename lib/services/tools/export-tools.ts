import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import { JsonObject } from "#lib/contracts/json.ts";
import { type Tool, type ToolsExport, ToolType } from "#lib/contracts/tools.ts";
import { db } from "#lib/db/client.ts";
import { loadTools } from "./load-tools.ts";
import { targetKind } from "./target.ts";
import { readTool } from "./to-tool.ts";

/** The tools with what they run, for another workspace or studio: no ids, no secrets, no counters. */
export async function exportTools(ctx: Ctx, { ids }: { ids: string[] }): Promise<ToolsExport> {
  assertCan(ctx, "tool:read");
  const tools = (await loadTools(db(), ctx.workspace.id, ids)).map(readTool);
  const runs = new Map<string, JsonObject>();
  for (const type of ToolType.options) {
    const ofType = tools.filter((tool) => tool.type === type);
    const described = ofType.length === 0 ? [] : await targetKind(type).describe(ctx, ofType.map(configOf));
    for (const [index, { id }] of ofType.entries()) runs.set(id, described[index] ?? {});
  }
  return {
    format: "sintra-tools/1",
    exportedAt: new Date().toISOString(),
    tools: tools.map(({ id, config, version, usage, createdAt, updatedAt, ...tool }) => JsonObject.parse({ ...tool, runs: runs.get(id) })),
  };
}

function configOf({ config }: Pick<Tool, "config">): JsonObject {
  return JsonObject.parse(config);
}
