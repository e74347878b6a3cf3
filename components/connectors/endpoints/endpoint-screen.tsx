"use client";

import { useQuery } from "@tanstack/react-query";
import { Breadcrumb } from "#components/common/breadcrumb.tsx";
import { ErrorState } from "#components/common/error-state.tsx";
import { PageHeader } from "#components/common/page-header.tsx";
import { PageSkeleton } from "#components/common/page-skeleton.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "#components/ui/tabs.tsx";
import { connectorQueries } from "#lib/client/connectors.ts";
import { endpointQueries } from "#lib/client/endpoints.ts";
import { useAddress } from "#lib/client/use-address.ts";
import type { Parameters } from "#lib/contracts/parameters.ts";
import { EndpointCaller } from "./endpoint-caller.tsx";
import { EndpointDefinitionEditor } from "./endpoint-definition-editor.tsx";
import { endpointSummary } from "./endpoint-summary.ts";

interface Props {
  id: string;
  connectorId: string;
  /** Everything that a call takes, as the server knows it. */
  parameters: Parameters;
}

export function EndpointScreen({ id, connectorId, parameters }: Props) {
  const { workspace } = useStudio();
  const { params, write } = useAddress();
  const query = useQuery(endpointQueries.detail(workspace.slug, id));
  const connector = useQuery(connectorQueries.detail(workspace.slug, connectorId)).data?.connector;
  if (query.isPending) return <PageSkeleton label="Loading the endpoint" />;
  if (query.data === undefined) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const { endpoint } = query.data;
  const base = `/${workspace.slug}/connectors`;
  const places = [
    { label: "Connectors", href: base },
    { label: connector?.displayName ?? "Connector", href: `${base}/${connectorId}` },
  ];
  return (
    <div className="space-y-6">
      <Breadcrumb places={places} current={endpoint.name} />
      <PageHeader
        title={endpoint.displayName}
        description={<span className="font-mono text-xs break-all">{endpointSummary(endpoint)}</span>}
      />
      <Tabs
        value={params["tab"] === "definition" ? "definition" : "call"}
        onValueChange={(next) => write({ tab: next === "call" ? undefined : next }, "push")}
      >
        <TabsList>
          <TabsTrigger value="call" className="px-3.5">
            Call
          </TabsTrigger>
          <TabsTrigger value="definition" className="px-3.5">
            Definition
          </TabsTrigger>
        </TabsList>
        <TabsContent value="call" className="mt-4 min-w-0">
          <EndpointCaller key={endpoint.version} endpoint={endpoint} parameters={parameters} />
        </TabsContent>
        <TabsContent value="definition" className="mt-4 min-w-0">
          <EndpointDefinitionEditor endpoint={endpoint} />
        </TabsContent>
      </Tabs>
    </div>
  );
}
