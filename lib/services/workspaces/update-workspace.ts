import { audit } from "#lib/audit.ts";
import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { UpdateWorkspaceInput, Workspace } from "#lib/contracts/people.ts";
import { transact } from "#lib/db/transact.ts";
import { assertFound } from "../assert-found.ts";
import { defined } from "../defined.ts";
import { toWorkspace } from "./to-workspace.ts";

/** Changes what is given in the workspace that the caller acts in; every other id is missing. */
export async function updateWorkspace(
  ctx: Ctx,
  { id, name, limits }: UpdateWorkspaceInput & { id: string },
): Promise<{ message: string; workspace: Workspace }> {
  assertCan(ctx, "workspace:write");
  assertFound(id === ctx.workspace.id ? id : null, "workspace");
  const changes = defined({ name, limits: limits && defined(limits) });
  return transact(async (tx) => {
    const row = await tx.workspace.update({ where: { id }, data: changes });
    await audit(tx, ctx, "workspace.updated", id, changes);
    return { message: "Workspace updated successfully", workspace: toWorkspace(row, ctx.role) };
  });
}
