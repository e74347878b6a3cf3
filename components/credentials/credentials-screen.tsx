"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { LockKeyhole, SearchX } from "lucide-react";
import { EmptyState } from "#components/common/empty-state.tsx";
import { ErrorState } from "#components/common/error-state.tsx";
import { ListSkeleton } from "#components/common/list-skeleton.tsx";
import { LoadMore } from "#components/common/load-more.tsx";
import { PageHeader } from "#components/common/page-header.tsx";
import { SearchInput } from "#components/common/search-input.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { NativeSelect, NativeSelectOption } from "#components/ui/native-select.tsx";
import { CredentialFilter, credentialQueries } from "#lib/client/credentials.ts";
import { useAddress } from "#lib/client/use-address.ts";
import { CreateCredentialDialog } from "./create-credential-dialog.tsx";
import { CredentialRow } from "./credential-row.tsx";
import { CREDENTIAL_TYPES } from "./credential-types.ts";

export function CredentialsScreen() {
  const { can } = useStudio();
  const { params, write } = useAddress();
  const filter = CredentialFilter.parse(params);
  return (
    <div className="space-y-6">
      <PageHeader
        title="Credentials"
        description="Secrets that connectors sign their calls with. They go in and never come out."
        actions={can("credential:write") && <CreateCredentialDialog />}
      />
      <div className="flex gap-2 max-sm:flex-col max-sm:*:data-[slot=native-select-wrapper]:w-full">
        <SearchInput label="Search credentials" value={filter.search ?? ""} onSearch={(search) => write({ search })} />
        <NativeSelect aria-label="Type of credential" value={filter.type ?? ""} onChange={(event) => write({ type: event.target.value })}>
          <NativeSelectOption value="">All types</NativeSelectOption>
          {Object.entries(CREDENTIAL_TYPES).map(([type, { label }]) => (
            <NativeSelectOption key={type} value={type}>
              {label}
            </NativeSelectOption>
          ))}
        </NativeSelect>
      </div>
      <CredentialList filter={filter} />
    </div>
  );
}

function CredentialList({ filter }: { filter: CredentialFilter }) {
  const { workspace } = useStudio();
  const query = useInfiniteQuery(credentialQueries.list(workspace.slug, filter));
  if (query.isPending) return <ListSkeleton label="Loading credentials" />;
  if (query.data === undefined) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const credentials = query.data.pages.flatMap((page) => page.credentials);
  if (credentials.length === 0 && (filter.search !== undefined || filter.type !== undefined)) {
    return (
      <EmptyState icon={SearchX} title="No credential matches">
        Names were searched. Secrets never are.
      </EmptyState>
    );
  }
  if (credentials.length === 0) {
    return (
      <EmptyState icon={LockKeyhole} title="No credentials yet">
        Store a key, a password or a certificate once; connectors use it, and neither code nor people see it again.
      </EmptyState>
    );
  }
  return (
    <div aria-busy={query.isPlaceholderData} className={query.isPlaceholderData ? "opacity-60 transition-opacity" : undefined}>
      <ul aria-label="Credentials" className="divide-y rounded-lg border bg-card">
        {credentials.map((credential) => (
          <CredentialRow key={credential.id} credential={credential} />
        ))}
      </ul>
      <LoadMore query={query} what="credentials" />
    </div>
  );
}
