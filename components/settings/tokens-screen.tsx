"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { EmptyState } from "#components/common/empty-state.tsx";
import { ErrorState } from "#components/common/error-state.tsx";
import { ListSkeleton } from "#components/common/list-skeleton.tsx";
import { LoadMore } from "#components/common/load-more.tsx";
import { PageHeader } from "#components/common/page-header.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { tokenQueries } from "#lib/client/tokens.ts";
import { CreateTokenDialog } from "./create-token-dialog.tsx";
import { TokenRow } from "./token-row.tsx";

export function TokensScreen() {
  const { can } = useStudio();
  return (
    <div className="space-y-6">
      <PageHeader
        title="API tokens"
        description="Scripts and agents call the studio with a token. Each holds only the permissions you give it."
        actions={can("token:write") && <CreateTokenDialog />}
      />
      <TokenList />
    </div>
  );
}

function TokenList() {
  const { workspace } = useStudio();
  const query = useInfiniteQuery(tokenQueries.list(workspace.slug));
  if (query.isPending) return <ListSkeleton label="Loading tokens" />;
  if (query.data === undefined) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const tokens = query.data.pages.flatMap((page) => page.tokens);
  if (tokens.length === 0) {
    return (
      <EmptyState icon={KeyRound} title="No tokens yet">
        Create one for each script or agent, so that each can be revoked alone.
      </EmptyState>
    );
  }
  return (
    <div>
      <ul aria-label="API tokens" className="divide-y rounded-lg border bg-card">
        {tokens.map((token) => (
          <TokenRow key={token.id} token={token} />
        ))}
      </ul>
      <LoadMore query={query} what="tokens" />
    </div>
  );
}
