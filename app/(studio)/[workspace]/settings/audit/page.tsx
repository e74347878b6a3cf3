import type { Metadata } from "next";
import type { PageProps } from "#app/page-props.ts";
import { AuditScreen } from "#components/audit/audit-screen.tsx";
import { Hydrate } from "#components/common/hydrate.tsx";
import { pageContext } from "#lib/auth/page-context.ts";
import { AuditFilter, auditQueries } from "#lib/client/audit.ts";
import { firstPage } from "#lib/client/first-page.ts";
import { memberQueries } from "#lib/client/people.ts";
import { ListAuditQuery, ListMembersQuery } from "#lib/contracts/people.ts";
import { listAuditEvents } from "#lib/services/audit/list-audit-events.ts";
import { listMembers } from "#lib/services/members/list-members.ts";

export const metadata: Metadata = { title: "Audit trail" };

export default async function AuditPage({ params, searchParams }: PageProps<{ workspace: string }>) {
  const { workspace } = await params;
  const ctx = await pageContext(workspace, "audit:read");
  const { from, to, ...filter } = AuditFilter.parse(await searchParams);
  const members = [memberQueries.list(workspace), firstPage(await listMembers(ctx, ListMembersQuery.parse({})))] as const;
  // Which moment a day begins at, only the browser knows.
  const events = from === undefined && to === undefined ? [await firstEvents()] : [];
  return (
    <Hydrate queries={[members, ...events]}>
      <AuditScreen />
    </Hydrate>
  );

  async function firstEvents() {
    return [auditQueries.list(workspace, filter), firstPage(await listAuditEvents(ctx, ListAuditQuery.parse(filter)))] as const;
  }
}
