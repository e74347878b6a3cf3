"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import { EmptyState } from "#components/common/empty-state.tsx";
import { ErrorState } from "#components/common/error-state.tsx";
import { ListSkeleton } from "#components/common/list-skeleton.tsx";
import { LoadMore } from "#components/common/load-more.tsx";
import { PageHeader } from "#components/common/page-header.tsx";
import { SearchInput } from "#components/common/search-input.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { MemberSearch, memberQueries } from "#lib/client/people.ts";
import { useAddress } from "#lib/client/use-address.ts";
import { InvitationList } from "./invitation-list.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { MemberRow } from "./member-row.tsx";
import { RoleMatrix } from "./role-matrix.tsx";

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
      <RoleMatrix />
    </div>
  );
}

function MemberList() {
  const { params, write } = useAddress();
  const search = MemberSearch.parse(params["search"]);
  return (
    <div className="space-y-4">
      <SearchInput label="Search members" value={search ?? ""} onSearch={(next) => write({ search: next })} />
      <MembersFound search={search} />
    </div>
  );
}

function MembersFound({ search }: { search: string | undefined }) {
  const { workspace } = useStudio();
  const query = useInfiniteQuery(memberQueries.list(workspace.slug, search));
  if (query.isPending) return <ListSkeleton label="Loading members" />;
  if (query.data === undefined) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const members = query.data.pages.flatMap((page) => page.members);
  if (members.length === 0) {
    return (
      <EmptyState icon={SearchX} title="Nobody matches">
        Names and email addresses were searched.
      </EmptyState>
    );
  }
  return (
    <div aria-busy={query.isPlaceholderData} className={query.isPlaceholderData ? "opacity-60 transition-opacity" : undefined}>
      <ul aria-label="Members" className="divide-y rounded-lg border bg-card">
        {members.map((member) => (
          <MemberRow key={member.userId} member={member} />
        ))}
      </ul>
      <LoadMore query={query} what="members" />
    </div>
  );
}
