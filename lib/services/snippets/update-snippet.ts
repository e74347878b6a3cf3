import { audit } from "#lib/audit.ts";
import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { Snippet, UpdateSnippetInput } from "#lib/contracts/snippets.ts";
import { transact } from "#lib/db/transact.ts";
import { assertFound, assertId } from "../assert-found.ts";
import { assertUpdated, assertVersion } from "../assert-version.ts";
import { defined } from "../defined.ts";
import { compileParameters } from "../parameters/compile-parameters.ts";
import { findLimits } from "../workspaces/find-limits.ts";
import { assertMayDeclare } from "./assert-may-declare.ts";
import { assertWithinLimits } from "./assert-within-limits.ts";
import { addSnippetVersion } from "./snippet-version.ts";
import { toSnippet } from "./to-snippet.ts";

/** Changes what is given and makes it the next version. `restored`: the older one that all of it is from. */
export async function updateSnippet(
  ctx: Ctx,
  { id, version, ...input }: UpdateSnippetInput & { id: string },
  { restored }: { restored?: number } = {},
): Promise<{ message: string; snippet: Snippet }> {
  assertCan(ctx, "snippet:write");
  if (input.parameters !== undefined) compileParameters(input.parameters);
  return transact(async (tx) => {
    const where = { id: assertId(id, "snippet"), workspaceId: ctx.workspace.id, deletedAt: null };
    const current = assertFound(await tx.codeSnippet.findFirst({ where }), "snippet");
    assertVersion(version, current.version);
    if (changesWhatRuns(input)) assertMayDeclare(ctx, { connectors: input.connectors ?? current.connectors });
    assertWithinLimits(input, await findLimits(tx, ctx.workspace.id));
    const data = { ...defined(input), version: current.version + 1, updatedAt: new Date() };
    assertUpdated(await tx.codeSnippet.updateMany({ where: { ...where, version: current.version }, data }));
    const row = await tx.codeSnippet.findUniqueOrThrow({ where });
    await addSnippetVersion(tx, row, ctx.actor.id);
    await audit(tx, ctx, restored === undefined ? "snippet.updated" : "snippet.restored", id, {
      version: row.version,
      ...(restored === undefined ? { fields: Object.keys(defined(input)) } : { restored }),
    });
    return { message: "Code snippet updated successfully", snippet: toSnippet(row) };
  });
}

/** Names and descriptions are what people read; whatever else changes decides what is done with the credentials of its connectors. */
function changesWhatRuns({ name, displayName, description, ...rest }: Omit<UpdateSnippetInput, "version">): boolean {
  return Object.values(rest).some((value) => value !== undefined);
}
