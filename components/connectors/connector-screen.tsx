"use client";

import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "#components/common/error-state.tsx";
import { PageSkeleton } from "#components/common/page-skeleton.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "#components/ui/tabs.tsx";
import { connectorQueries } from "#lib/client/connectors.ts";
import { useAddress } from "#lib/client/use-address.ts";
import type { Connector } from "#lib/contracts/connectors.ts";
import { ConnectorHeader } from "./connector-header.tsx";
import { DESCRIPTIONS } from "./connector-labels.ts";
import { ConnectorSettings } from "./connector-settings.tsx";
import { DescriptionPanel } from "./description/description-panel.tsx";
import { EndpointsPanel } from "./endpoints/endpoints-panel.tsx";

const TABS = {
  endpoints: { label: "Endpoints", screen: EndpointsPanel },
  description: { label: "Service", screen: DescriptionPanel },
  settings: { label: "Settings", screen: ConnectorSettings },
} as const;

export function ConnectorScreen({ id }: { id: string }) {
  const { workspace } = useStudio();
  const { params, write } = useAddress();
  const query = useQuery(connectorQueries.detail(workspace.slug, id));
  if (query.isPending) return <PageSkeleton label="Loading the connector" />;
  if (query.data === undefined) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const { connector } = query.data;
  const names = tabsOf(connector);
  const tab = names.find((name) => name === params["tab"]) ?? "endpoints";
  return (
    <div className="space-y-6">
      <ConnectorHeader connector={connector} />
      <Tabs value={tab} onValueChange={(next) => write({ tab: next === "endpoints" ? undefined : next }, "push")}>
        <TabsList>
          {names.map((name) => (
            <TabsTrigger key={name} value={name} className="px-3.5">
              {TABS[name].label}
            </TabsTrigger>
          ))}
        </TabsList>
        {names.map((name) => {
          const Screen = TABS[name].screen;
          return (
            <TabsContent key={name} value={name} className="mt-4 min-w-0">
              <Screen connector={connector} />
            </TabsContent>
          );
        })}
      </Tabs>
    </div>
  );
}

function tabsOf({ apiType }: Connector): (keyof typeof TABS)[] {
  return DESCRIPTIONS[apiType] === undefined ? ["endpoints", "settings"] : ["endpoints", "description", "settings"];
}
