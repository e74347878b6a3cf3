import { audit } from "#lib/audit.ts";
import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { Tool, UpdateToolInput } from "#lib/contracts/tools.ts";
import { transact } from "#lib/db/transact.ts";
import { assertFound, assertId } from "../assert-found.ts";
import { assertUpdated, assertVersion } from "../assert-version.ts";
import { defined } from "../defined.ts";
import { compileParameters } from "../parameters/compile-parameters.ts";
import { parseConfig, targetKind } from "./target.ts";
import { readTool, toTool } from "./to-tool.ts";
import { addToolVersion } from "./tool-version.ts";

/** Changes what is given and makes it the next version. `restored`: the older one that all of it is from. */
export async function updateTool(
  ctx: Ctx,
  { id, version, ...input }: UpdateToolInput & { id: string },
  { restored }: { restored?: number } = {},
): Promise<{ message: string; tool: Tool }> {
  assertCan(ctx, "tool:write");
  if (input.parameters !== undefined) compileParameters(input.parameters);
  const updated = await transact(async (tx) => {
    const where = { id: assertId(id, "tool"), workspaceId: ctx.workspace.id, deletedAt: null };
    const current = readTool(assertFound(await tx.customTool.findFirst({ where }), "tool"));
    assertVersion(version, current.version);
    const config = input.config === undefined ? undefined : parseConfig(current.type, input.config);
    if (config !== undefined) await targetKind(current.type).lock(tx, ctx.workspace.id, config);
    const data = { ...defined({ ...input, config }), version: current.version + 1, updatedAt: new Date() };
    assertUpdated(await tx.customTool.updateMany({ where: { ...where, version: current.version }, data }));
    const row = await tx.customTool.findUniqueOrThrow({ where });
    await addToolVersion(tx, row, ctx.actor.id);
    await audit(tx, ctx, restored === undefined ? "tool.updated" : "tool.restored", row.id, {
      version: row.version,
      ...(restored === undefined ? { fields: Object.keys(defined(input)) } : { restored }),
    });
    return row;
  });
  return { message: "Tool updated successfully", tool: await toTool(updated) };
}
