import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { ExecutionAnswer } from "#lib/contracts/executions.ts";
import { db } from "#lib/db/client.ts";
import { findActorNames } from "../actor-names.ts";
import { assertFound, assertId } from "../assert-found.ts";
import { findSubjectNames } from "../subject-names.ts";
import { showsInternals } from "./shows-internals.ts";
import { toExecution } from "./to-execution.ts";

export async function getExecution(ctx: Ctx, { id }: { id: string }): Promise<ExecutionAnswer> {
  assertCan(ctx, "execution:read");
  const found = await db().toolExecutionLog.findFirst({ where: { id: assertId(id, "execution"), workspaceId: ctx.workspace.id } });
  const row = assertFound(found, "execution");
  const [actors, subjects] = await Promise.all([findActorNames([row]), findSubjectNames(ctx, [row])]);
  const execution = toExecution(row, actors.get(row.actorId ?? "") ?? null, showsInternals(ctx));
  return { execution, subjectName: subjects.get(row.subjectId) ?? null };
}
