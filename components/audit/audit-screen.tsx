"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { ScrollText, SearchX } from "lucide-react";
import { EmptyState } from "#components/common/empty-state.tsx";
import { ErrorState } from "#components/common/error-state.tsx";
import { ListSkeleton } from "#components/common/list-skeleton.tsx";
import { LoadMore } from "#components/common/load-more.tsx";
import { PageHeader } from "#components/common/page-header.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { AuditFilter, auditQueries } from "#lib/client/audit.ts";
import { useAddress } from "#lib/client/use-address.ts";
import { AuditFilterBar } from "./audit-filter-bar.tsx";
import { AuditTable } from "./audit-table.tsx";

export function AuditScreen() {
  const { params, write } = useAddress();
  const filter = AuditFilter.parse(params);
  return (
    <div className="space-y-6">
      <PageHeader title="Audit trail" description="Who changed what in this workspace. Nothing in it can be changed or removed." />
      <AuditFilterBar filter={filter} onFilter={write} />
      <AuditFound filter={filter} onClear={() => write({ subject: undefined, actorId: undefined, from: undefined, to: undefined })} />
    </div>
  );
}

function AuditFound({ filter, onClear }: { filter: AuditFilter; onClear: () => void }) {
  const { workspace } = useStudio();
  const query = useInfiniteQuery(auditQueries.list(workspace.slug, filter));
  if (query.isPending) return <ListSkeleton label="Loading the audit trail" />;
  if (query.data === undefined) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const events = query.data.pages.flatMap((page) => page.auditEvents);
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  if (events.length === 0 && isFiltered) {
    return (
      <EmptyState
        icon={SearchX}
        title="No change matches"
        action={
          <Button variant="outline" onClick={onClear}>
            Clear the filter
          </Button>
        }
      >
        Nobody changed such a thing in that time.
      </EmptyState>
    );
  }
  if (events.length === 0) {
    return (
      <EmptyState icon={ScrollText} title="Nothing was changed yet">
        Every change of a tool, a connector, a member or a token is written down here, with who made it.
      </EmptyState>
    );
  }
  return (
    <div aria-busy={query.isPlaceholderData} className={query.isPlaceholderData ? "opacity-60 transition-opacity" : undefined}>
      <AuditTable events={events} />
      <LoadMore query={query} what="changes" />
    </div>
  );
}
