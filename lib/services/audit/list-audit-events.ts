import { z } from "zod";
import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { AuditEvent, ListAuditQuery } from "#lib/contracts/people.ts";
import { db } from "#lib/db/client.ts";
import type { AuditEvent as Row } from "#lib/db/generated/client.ts";
import { findActorNames } from "../actor-names.ts";
import { defined } from "../defined.ts";
import { pageArgs, toPage } from "../page.ts";

/** Who changed what, newest first. */
export async function listAuditEvents(ctx: Ctx, query: ListAuditQuery) {
  assertCan(ctx, "audit:read");
  const { where, ...page } = pageArgs(query);
  const { action, subjectId } = query;
  const rows = await db().auditEvent.findMany({
    where: { ...where, ...defined({ action, subjectId }), workspaceId: ctx.workspace.id },
    ...page,
  });
  const names = await findActorNames(rows);
  return toPage("auditEvents", rows, query, (row) => toAuditEvent(row, names));
}

function toAuditEvent(row: Row, names: Map<string, string>): AuditEvent {
  return {
    id: row.id,
    action: row.action,
    actor: { type: row.actorType, id: row.actorId, name: names.get(row.actorId ?? "") ?? null },
    subjectId: row.subjectId,
    detail: z.record(z.string(), z.unknown()).parse(row.detail),
    requestId: row.requestId,
    createdAt: row.createdAt.toISOString(),
  };
}
