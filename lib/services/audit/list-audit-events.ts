import { z } from "zod";
import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { AuditEvent, ListAuditQuery } from "#lib/contracts/people.ts";
import { db } from "#lib/db/client.ts";
import type { AuditEvent as Row } from "#lib/db/generated/client.ts";
import { firstIdOf } from "#lib/id.ts";
import { findActorNames } from "../actor-names.ts";
import { defined } from "../defined.ts";
import { pageArgs, toPage } from "../page.ts";
import { findAuditedNames } from "./find-audited-names.ts";

/** Who changed what, newest first. */
export async function listAuditEvents(ctx: Ctx, query: ListAuditQuery) {
  assertCan(ctx, "audit:read");
  const { where, ...page } = pageArgs(query);
  const { action, subject, subjectId, actorId, from, to } = query;
  const ofKind = subject === undefined ? {} : { action: { startsWith: `${subject}.` } };
  const between = defined({ gte: from && firstIdOf(new Date(from)), lt: to && firstIdOf(new Date(to)) });
  const rows = await db().auditEvent.findMany({
    where: { AND: [where, ofKind, { id: between }], ...defined({ action, subjectId, actorId }), workspaceId: ctx.workspace.id },
    ...page,
  });
  const [actors, subjects] = await Promise.all([findActorNames(rows), findAuditedNames(ctx.workspace.id, rows)]);
  return toPage("auditEvents", rows, query, (row) => toAuditEvent(row, actors, subjects));
}

function toAuditEvent(row: Row, actors: Map<string, string>, subjects: Map<string, string>): AuditEvent {
  return {
    id: row.id,
    action: row.action,
    actor: { type: row.actorType, id: row.actorId, name: actors.get(row.actorId ?? "") ?? null },
    subjectId: row.subjectId,
    subjectName: subjects.get(row.subjectId ?? "") ?? null,
    detail: z.record(z.string(), z.unknown()).parse(row.detail),
    requestId: row.requestId,
    createdAt: row.createdAt.toISOString(),
  };
}
