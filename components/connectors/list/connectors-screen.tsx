"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Cable, Plus } from "lucide-react";
import Link from "next/link";
import { EmptyState } from "#components/common/empty-state.tsx";
import { ErrorState } from "#components/common/error-state.tsx";
import { ListSkeleton } from "#components/common/list-skeleton.tsx";
import { PageHeader } from "#components/common/page-header.tsx";
import { SearchInput } from "#components/common/search-input.tsx";
import { VirtualRows } from "#components/common/virtual-rows.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { NativeSelect, NativeSelectOption } from "#components/ui/native-select.tsx";
import { toConnectorFilter } from "#lib/client/connector-filter.ts";
import { connectorQueries } from "#lib/client/connectors.ts";
import { useAddress } from "#lib/client/use-address.ts";
import { API_TYPES } from "../connector-labels.ts";
import { COLUMNS, ConnectorRow } from "./connector-row.tsx";

const ROW_PX = 65;

export function ConnectorsScreen() {
  const { params, write } = useAddress();
  const { search, apiType } = toConnectorFilter(params);
  return (
    <div className="space-y-5">
      <PageHeader
        title="Connectors"
        description="The services that your tools call: their address, protocol, credentials and limits."
        actions={<NewConnectorButton />}
      />
      <div className="flex flex-wrap items-center gap-2">
        <SearchInput label="Search connectors" value={search ?? ""} onSearch={(next) => write({ search: next })} />
        <NativeSelect
          aria-label="Protocol"
          value={apiType ?? ""}
          onChange={(event) => write({ protocol: event.target.value || undefined }, "push")}
        >
          <NativeSelectOption value="">All protocols</NativeSelectOption>
          {Object.entries(API_TYPES).map(([type, label]) => (
            <NativeSelectOption key={type} value={type}>
              {label}
            </NativeSelectOption>
          ))}
        </NativeSelect>
      </div>
      <ConnectorsFound />
    </div>
  );
}

function NewConnectorButton() {
  const { can, workspace } = useStudio();
  if (!can("connector:write")) return null;
  return (
    <Button asChild>
      <Link href={`/${workspace.slug}/connectors/new`}>
        <Plus aria-hidden="true" />
        New connector
      </Link>
    </Button>
  );
}

function ConnectorsFound() {
  const { workspace } = useStudio();
  const { search, apiType } = toConnectorFilter(useAddress().params);
  const query = useInfiniteQuery(connectorQueries.list(workspace.slug, search, apiType));
  if (query.isPending) return <ListSkeleton label="Loading connectors" />;
  if (query.data === undefined) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const connectors = query.data.pages.flatMap((page) => page.connectors);
  if (connectors.length === 0) return <NoConnectors isNarrowed={search !== undefined || apiType !== undefined} />;
  return (
    <div className="overflow-hidden rounded-lg border bg-card">
      <div
        aria-hidden="true"
        className={`${COLUMNS} hidden border-b bg-muted/50 px-4 py-2 text-xs font-medium text-muted-foreground md:grid`}
      >
        <span>Service</span>
        <span>Protocol</span>
        <span>Signed with</span>
        <span className="text-end">Endpoints</span>
        <span className="text-end">Last used</span>
      </div>
      {/* The line below the last row is the box's own. */}
      <section aria-label="Connectors" className="-mb-px">
        <VirtualRows
          items={connectors}
          keyOf={({ id }) => id}
          estimatePx={ROW_PX}
          role="list"
          onEndNear={() => {
            if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
          }}
        >
          {(connector) => <ConnectorRow connector={connector} href={`/${workspace.slug}/connectors/${connector.id}`} />}
        </VirtualRows>
      </section>
      {query.isFetchNextPageError && <ErrorState error={query.error} onRetry={query.fetchNextPage} />}
    </div>
  );
}

function NoConnectors({ isNarrowed }: { isNarrowed: boolean }) {
  if (isNarrowed) {
    return (
      <EmptyState icon={Cable} title="No connector matches">
        Names, titles, descriptions and addresses were searched.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={Cable} title="No connectors yet" action={<NewConnectorButton />}>
      A connector is one service: REST, GraphQL, SOAP, gRPC or your own protocol. Paste its address or a cURL line, and its endpoints become
      tools.
    </EmptyState>
  );
}
