import { audit } from "#lib/audit.ts";
import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { CreateSnippetInput, Snippet } from "#lib/contracts/snippets.ts";
import { transact } from "#lib/db/transact.ts";
import { newId } from "#lib/id.ts";
import { compileParameters } from "../parameters/compile-parameters.ts";
import { findLimits } from "../workspaces/find-limits.ts";
import { assertMayDeclare } from "./assert-may-declare.ts";
import { assertWithinLimits } from "./assert-within-limits.ts";
import { addSnippetVersion } from "./snippet-version.ts";
import { toSnippet } from "./to-snippet.ts";
import { withDefaultLimits } from "./with-default-limits.ts";

export async function createSnippet(ctx: Ctx, input: CreateSnippetInput): Promise<{ message: string; snippet: Snippet }> {
  assertCan(ctx, "snippet:write");
  assertMayDeclare(ctx, input);
  compileParameters(input.parameters);
  return transact(async (tx) => {
    const max = await findLimits(tx, ctx.workspace.id);
    assertWithinLimits(input, max);
    const row = await tx.codeSnippet.create({
      data: { ...withDefaultLimits(input, max), id: newId(), workspaceId: ctx.workspace.id, createdById: ctx.actor.id },
    });
    await addSnippetVersion(tx, row, ctx.actor.id);
    await audit(tx, ctx, "snippet.created", row.id, { name: row.name, language: row.language });
    return { message: "Code snippet registered successfully", snippet: toSnippet(row) };
  });
}
