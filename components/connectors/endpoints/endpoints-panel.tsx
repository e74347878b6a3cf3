"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Waypoints } from "lucide-react";
import Link from "next/link";
import { EmptyState } from "#components/common/empty-state.tsx";
import { ErrorState } from "#components/common/error-state.tsx";
import { ListSkeleton } from "#components/common/list-skeleton.tsx";
import { LoadMore } from "#components/common/load-more.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { connectorQueries } from "#lib/client/connectors.ts";
import { formatCount } from "#lib/client/format-count.ts";
import type { Connector } from "#lib/contracts/connectors.ts";
import type { Endpoint } from "#lib/contracts/endpoints.ts";
import { DESCRIPTIONS } from "../connector-labels.ts";
import { CreateEndpointDialog } from "./create-endpoint-dialog.tsx";
import { endpointSummary } from "./endpoint-summary.ts";

export function EndpointsPanel({ connector }: { connector: Connector }) {
  const { can } = useStudio();
  return (
    <div className="space-y-4">
      {can("connector:write") && (
        <div className="flex justify-end">
          <CreateEndpointDialog connector={connector} />
        </div>
      )}
      <EndpointList connector={connector} />
    </div>
  );
}

function EndpointList({ connector }: { connector: Connector }) {
  const { workspace } = useStudio();
  const query = useInfiniteQuery(connectorQueries.endpoints(workspace.slug, connector.id));
  if (query.isPending) return <ListSkeleton label="Loading endpoints" />;
  if (query.data === undefined) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const endpoints = query.data.pages.flatMap((page) => page.endpoints);
  if (endpoints.length === 0) {
    return (
      <EmptyState icon={Waypoints} title="No endpoints yet">
        {DESCRIPTIONS[connector.apiType] === undefined
          ? "An endpoint is one thing that the service does. Describe the first one."
          : "Read what the service offers under “Service” and choose from it, or describe an endpoint by hand."}
      </EmptyState>
    );
  }
  return (
    <div>
      <ul aria-label="Endpoints" className="divide-y rounded-lg border bg-card">
        {endpoints.map((endpoint) => (
          <EndpointRow
            key={endpoint.id}
            endpoint={endpoint}
            href={`/${workspace.slug}/connectors/${connector.id}/endpoints/${endpoint.id}`}
          />
        ))}
      </ul>
      <LoadMore query={query} what="endpoints" />
    </div>
  );
}

function EndpointRow({ endpoint, href }: { endpoint: Endpoint; href: string }) {
  const { executions } = endpoint.usage;
  return (
    <li className="relative flex flex-wrap items-center justify-between gap-x-4 gap-y-1 p-4 hover:bg-muted/50">
      <div className="min-w-0 flex-1 basis-48">
        <Link href={href} className="block truncate font-medium after:absolute after:inset-0">
          {endpoint.displayName}
        </Link>
        <p className="truncate font-mono text-xs text-muted-foreground">{endpointSummary(endpoint)}</p>
      </div>
      <p className="shrink-0 text-sm text-muted-foreground">{executions === 1 ? "1 call" : `${formatCount(executions)} calls`}</p>
    </li>
  );
}
