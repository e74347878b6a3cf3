import { z } from "zod";
import { auditOperations } from "#lib/contracts/operations/people.ts";
import { AuditSubject } from "#lib/contracts/people.ts";
import { api } from "./api.ts";
import { paged } from "./paged.ts";
import { startOfDay } from "./start-of-day.ts";

/** The part of the address that filters the audit trail: days are those of the person who looks. A value that makes no sense counts as absent. */
export const AuditFilter = z.object({
  subject: AuditSubject.optional().catch(undefined),
  actorId: z.uuid().optional().catch(undefined),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

export const auditQueries = {
  list: (workspace: string, filter: AuditFilter) =>
    paged([workspace, "audit", "list", filter], ({ cursor, signal }) => {
      const { subject, actorId, from, to } = filter;
      const between = { from: from && startOfDay(from), to: to && startOfDay(to, 1) };
      return api(auditOperations.list, { workspace, signal, query: { cursor, subject, actorId, ...between } });
    }),
};
