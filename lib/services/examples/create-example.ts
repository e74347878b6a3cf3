import { audit } from "#lib/audit.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { CreateExampleInput, Example } from "#lib/contracts/examples.ts";
import { transact } from "#lib/db/transact.ts";
import { AppError } from "#lib/errors.ts";
import { newId } from "#lib/id.ts";
import { redactByName } from "../executions/redact.ts";
import { assertMayKeep, assertSubject } from "./example-subjects.ts";
import { toExample } from "./to-example.ts";

/** Of one tool, endpoint or snippet; two who save at once may go one beyond. */
export const EXAMPLES_MAX = 200;

/** Keeps parameters under a name. As in the log, values under names such as `password` are not kept. */
export async function createExample(ctx: Ctx, input: CreateExampleInput): Promise<{ message: string; example: Example }> {
  assertMayKeep(ctx, input.subjectType);
  await assertSubject(ctx, input.subjectType, input.subjectId);
  const { subjectType, subjectId, name } = input;
  const row = await transact(async (tx) => {
    const kept = await tx.example.count({ where: { workspaceId: ctx.workspace.id, subjectType, subjectId, deletedAt: null } });
    if (kept >= EXAMPLES_MAX) throw new AppError("conflict", `One ${subjectType} has at most ${EXAMPLES_MAX} examples: delete one first`);
    const created = await tx.example.create({
      data: {
        id: newId(),
        workspaceId: ctx.workspace.id,
        subjectType,
        subjectId,
        name,
        parameters: redactByName(input.parameters),
        createdById: ctx.actor.id,
      },
    });
    await audit(tx, ctx, "example.created", created.id, { name, subjectType, subjectId });
    return created;
  });
  return { message: "Example saved successfully", example: await toExample(row) };
}
