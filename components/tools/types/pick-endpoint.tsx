"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { ErrorState } from "#components/common/error-state.tsx";
import { ListSkeleton } from "#components/common/list-skeleton.tsx";
import { LoadMore } from "#components/common/load-more.tsx";
import { SearchInput } from "#components/common/search-input.tsx";
import { MethodPill } from "#components/connectors/endpoints/method-pill.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { pickQueries } from "#lib/client/pick-queries.ts";
import { PickRow } from "./pick-row.tsx";

/** The endpoints of every connector, found by their names and paths. */
export function PickEndpoint() {
  const { workspace, can } = useStudio();
  const [search, setSearch] = useState("");
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap items-center gap-2">
        <SearchInput label="Search endpoints" value="" onSearch={setSearch} />
        {can("connector:write") && (
          <Button variant="outline" asChild>
            <Link href={`/${workspace.slug}/connectors/new?for=tool`}>
              <Plus aria-hidden="true" />
              New connector
            </Link>
          </Button>
        )}
      </div>
      <Found search={search} />
      <p className="text-xs text-pretty text-muted-foreground">
        The service is not there yet? Make a connector of its address or a cURL line: its endpoint leads back here.
      </p>
    </div>
  );
}

function Found({ search }: { search: string }) {
  const { workspace } = useStudio();
  const query = useInfiniteQuery(pickQueries.endpoints(workspace.slug, search));
  const connectors = useQuery(pickQueries.connectorNames(workspace.slug));
  if (query.isPending) return <ListSkeleton label="Loading endpoints" />;
  if (query.data === undefined) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const endpoints = query.data.pages.flatMap((page) => page.endpoints);
  if (endpoints.length === 0) {
    return (
      <p role="status" className="rounded-lg border border-dashed p-6 text-center text-sm text-muted-foreground">
        {search === "" ? "No connector has an endpoint yet." : "No endpoint has that in its name or path."}
      </p>
    );
  }
  return (
    <div aria-busy={query.isPlaceholderData}>
      <ul aria-label="Endpoints" className="divide-y rounded-lg border bg-card">
        {endpoints.map((endpoint) => (
          <PickRow
            key={endpoint.id}
            href={`?endpoint=${endpoint.id}`}
            title={endpoint.displayName}
            detail={endpoint.path}
            aside={connectors.data?.get(endpoint.connectorId) ?? ""}
            icon={<MethodPill endpoint={endpoint} />}
          />
        ))}
      </ul>
      <LoadMore query={query} what="endpoints" />
    </div>
  );
}
