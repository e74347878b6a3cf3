import type { JsonObject } from "#lib/contracts/json.ts";
import type { Ctx } from "./auth/ctx.ts";
import type { Transaction } from "./db/client.ts";
import { newId } from "./id.ts";

/** Who did it and where; a verb's ctx has all of it. */
export type AuditCtx = Pick<Ctx, "requestId"> & { workspace: Pick<Ctx["workspace"], "id">; actor: Pick<Ctx["actor"], "type" | "id"> };

/** Writes down a change, in the transaction that makes it. `detail` holds named fields only, never a secret. */
export async function audit(tx: Transaction, ctx: AuditCtx, action: string, subjectId: string, detail: JsonObject = {}): Promise<void> {
  await auditAll(tx, ctx, action, [{ subjectId, detail }]);
}

/** The same change of several subjects. */
export async function auditAll(
  tx: Transaction,
  ctx: AuditCtx,
  action: string,
  subjects: readonly { subjectId: string; detail: JsonObject }[],
): Promise<void> {
  await tx.auditEvent.createMany({
    data: subjects.map(({ subjectId, detail }) => ({
      id: newId(),
      workspaceId: ctx.workspace.id,
      action,
      actorType: ctx.actor.type,
      actorId: ctx.actor.id,
      subjectId,
      detail,
      requestId: ctx.requestId,
    })),
  });
}
