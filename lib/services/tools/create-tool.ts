import { audit } from "#lib/audit.ts";
import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { CreateToolInput, Tool } from "#lib/contracts/tools.ts";
import { transact } from "#lib/db/transact.ts";
import { newId } from "#lib/id.ts";
import { compileParameters } from "../parameters/compile-parameters.ts";
import { targetKind } from "./target.ts";
import { toTool } from "./to-tool.ts";
import { addToolVersion } from "./tool-version.ts";

/** Registers a tool. Without parameters of its own it takes those of what it runs. */
export async function createTool(ctx: Ctx, input: CreateToolInput): Promise<{ message: string; tool: Tool }> {
  assertCan(ctx, "tool:write");
  if (input.parameters !== undefined) compileParameters(input.parameters);
  const created = await transact(async (tx) => {
    const inherited = await targetKind(input.type).lock(tx, ctx.workspace.id, input.config);
    const row = await tx.customTool.create({
      data: { ...input, id: newId(), parameters: input.parameters ?? inherited, workspaceId: ctx.workspace.id, createdById: ctx.actor.id },
    });
    await addToolVersion(tx, row, ctx.actor.id);
    await audit(tx, ctx, "tool.created", row.id, { name: row.name, type: row.type });
    return row;
  });
  return { message: "Tool registered successfully", tool: await toTool(created) };
}
