"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Cable, Plus } from "lucide-react";
import Link from "next/link";
import { EmptyState } from "#components/common/empty-state.tsx";
import { ErrorState } from "#components/common/error-state.tsx";
import { ListSkeleton } from "#components/common/list-skeleton.tsx";
import { LoadMore } from "#components/common/load-more.tsx";
import { PageHeader } from "#components/common/page-header.tsx";
import { SearchInput } from "#components/common/search-input.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { connectorQueries } from "#lib/client/connectors.ts";
import { useAddress } from "#lib/client/use-address.ts";
import type { ConnectorView } from "#lib/contracts/connectors.ts";
import { AUTH_STATES } from "./connection/auth-states.ts";
import { API_TYPES, AUTH_TYPES } from "./connector-labels.ts";

export function ConnectorsScreen() {
  const { can, workspace } = useStudio();
  const { params, write } = useAddress();
  const search = params["search"]?.slice(0, 200) || undefined;
  return (
    <div className="space-y-6">
      <PageHeader
        title="Connectors"
        description="The services that your tools call: their address, protocol, credentials and limits."
        actions={
          can("connector:write") && (
            <Button asChild>
              <Link href={`/${workspace.slug}/connectors/new`}>
                <Plus aria-hidden="true" />
                New connector
              </Link>
            </Button>
          )
        }
      />
      <SearchInput label="Search connectors" value={search ?? ""} onSearch={(next) => write({ search: next })} />
      <ConnectorsFound search={search} />
    </div>
  );
}

function ConnectorsFound({ search }: { search: string | undefined }) {
  const { workspace } = useStudio();
  const query = useInfiniteQuery(connectorQueries.list(workspace.slug, search));
  if (query.isPending) return <ListSkeleton label="Loading connectors" />;
  if (query.data === undefined) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const connectors = query.data.pages.flatMap((page) => page.connectors);
  if (connectors.length === 0) {
    return (
      <EmptyState icon={Cable} title={search === undefined ? "No connectors yet" : "No connector matches"}>
        {search === undefined
          ? "A connector is one service: REST, GraphQL, SOAP, gRPC or your own protocol. Its endpoints become tools."
          : "Names, titles and descriptions were searched."}
      </EmptyState>
    );
  }
  return (
    <div>
      <ul aria-label="Connectors" className="divide-y rounded-lg border bg-card">
        {connectors.map((connector) => (
          <ConnectorRow key={connector.id} connector={connector} href={`/${workspace.slug}/connectors/${connector.id}`} />
        ))}
      </ul>
      <LoadMore query={query} what="connectors" />
    </div>
  );
}

function ConnectorRow({ connector, href }: { connector: ConnectorView; href: string }) {
  const state = AUTH_STATES[connector.authState];
  return (
    <li className="relative flex flex-wrap items-center gap-x-4 gap-y-1 p-4 hover:bg-muted/50">
      <span className="grid size-9 shrink-0 place-items-center rounded-md bg-tint text-primary">
        <Cable className="size-4" aria-hidden="true" />
      </span>
      <div className="min-w-0 flex-1 basis-48">
        <Link href={href} className="block truncate font-medium after:absolute after:inset-0">
          {connector.displayName}
        </Link>
        <p className="truncate font-mono text-xs text-muted-foreground">{connector.baseUrl}</p>
      </div>
      <p className="flex shrink-0 gap-2">
        {state !== undefined && <Badge variant="destructive">{state}</Badge>}
        <Badge variant="outline">{API_TYPES[connector.apiType]}</Badge>
        {connector.authType !== "none" && <Badge variant="secondary">{AUTH_TYPES[connector.authType]}</Badge>}
      </p>
    </li>
  );
}
