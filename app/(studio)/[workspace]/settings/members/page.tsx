import type { Metadata } from "next";
import type { PageProps } from "#app/page-props.ts";
import { Hydrate } from "#components/common/hydrate.tsx";
import { MembersScreen } from "#components/settings/members-screen.tsx";
import { pageContext } from "#lib/auth/page-context.ts";
import { firstPage } from "#lib/client/first-page.ts";
import { invitationQueries, MemberSearch, memberQueries } from "#lib/client/people.ts";
import { ListQuery } from "#lib/contracts/common.ts";
import { listInvitations } from "#lib/services/invitations/list-invitations.ts";
import { listMembers } from "#lib/services/members/list-members.ts";

export const metadata: Metadata = { title: "Members" };

export default async function MembersPage({ params, searchParams }: PageProps<{ workspace: string }>) {
  const { workspace } = await params;
  const search = MemberSearch.parse((await searchParams)["search"]);
  const ctx = await pageContext(workspace, "member:read");
  const [members, invitations] = await Promise.all([
    listMembers(ctx, ListQuery.parse({ search })),
    listInvitations(ctx, ListQuery.parse({})),
  ]);
  return (
    <Hydrate
      queries={[
        [memberQueries.list(workspace, search), firstPage(members)],
        [invitationQueries.list(workspace), firstPage(invitations)],
      ]}
    >
      <MembersScreen />
    </Hydrate>
  );
}
