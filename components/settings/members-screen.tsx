"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { ErrorState } from "#components/common/error-state.tsx";
import { ListSkeleton } from "#components/common/list-skeleton.tsx";
import { LoadMore } from "#components/common/load-more.tsx";
import { PageHeader } from "#components/common/page-header.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { memberQueries } from "#lib/client/people.ts";
import { InvitationList } from "./invitation-list.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { MemberRow } from "./member-row.tsx";

export function MembersScreen() {
  const { can } = useStudio();
  return (
    <div className="space-y-8">
      <PageHeader
        title="Members"
        description="Who works in this workspace, and what each may do."
        actions={can("member:write") && <InviteDialog />}
      />
      <MemberList />
      <InvitationList />
    </div>
  );
}

function MemberList() {
  const { workspace } = useStudio();
  const query = useInfiniteQuery(memberQueries.list(workspace.slug));
  if (query.isPending) return <ListSkeleton label="Loading members" />;
  if (query.data === undefined) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const members = query.data.pages.flatMap((page) => page.members);
  return (
    <div>
      <ul aria-label="Members" className="divide-y rounded-lg border bg-card">
        {members.map((member) => (
          <MemberRow key={member.userId} member={member} />
        ))}
      </ul>
      <LoadMore query={query} what="members" />
    </div>
  );
}
