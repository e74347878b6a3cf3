import { auditOperations } from "#lib/contracts/operations/people.ts";
import { route } from "#lib/http/route.ts";
import { listAuditEvents } from "#lib/services/audit/list-audit-events.ts";

export const GET = route(auditOperations.list, ({ ctx, query }) => listAuditEvents(ctx, query));
