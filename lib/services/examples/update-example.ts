import { audit } from "#lib/audit.ts";
import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { Example, UpdateExampleInput } from "#lib/contracts/examples.ts";
import { transact } from "#lib/db/transact.ts";
import { assertFound, assertId } from "../assert-found.ts";
import { defined } from "../defined.ts";
import { redactByName } from "../executions/redact.ts";
import { assertMayKeep } from "./example-subjects.ts";
import { toExample } from "./to-example.ts";

/** Renames an example or replaces its parameters. */
export async function updateExample(
  ctx: Ctx,
  { id, ...input }: UpdateExampleInput & { id: string },
): Promise<{ message: string; example: Example }> {
  assertCan(ctx, "tool:run");
  const { name } = input;
  const parameters = input.parameters === undefined ? undefined : redactByName(input.parameters);
  const row = await transact(async (tx) => {
    const where = { id: assertId(id, "example"), workspaceId: ctx.workspace.id, deletedAt: null };
    const { subjectType } = assertFound(await tx.example.findFirst({ where, select: { subjectType: true } }), "example");
    assertMayKeep(ctx, subjectType);
    const updated = await tx.example.update({ where, data: { ...defined({ name, parameters }), updatedAt: new Date() } });
    await audit(tx, ctx, "example.updated", id, { fields: Object.keys(defined(input)) });
    return updated;
  });
  return { message: "Example updated successfully", example: await toExample(row) };
}
