"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useState } from "react";
import { ErrorState } from "#components/common/error-state.tsx";
import { ListSkeleton } from "#components/common/list-skeleton.tsx";
import { PageSkeleton } from "#components/common/page-skeleton.tsx";
import { Wide } from "#components/common/wide.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "#components/ui/tabs.tsx";
import { connectorQueries } from "#lib/client/connectors.ts";
import { useAddress } from "#lib/client/use-address.ts";
import type { ConnectorView } from "#lib/contracts/connectors.ts";
import { ConnectorHeader } from "./connector-header.tsx";
import { DESCRIPTIONS } from "./connector-labels.ts";

const loading = () => <ListSkeleton label="Loading the tab" />;
// A tab comes with the page that opens on it; the others when they are chosen.
const ConnectorSettings = dynamic(() => import("./connector-settings.tsx").then((module) => module.ConnectorSettings), {
  ssr: false,
  loading,
});
const DescriptionPanel = dynamic(() => import("./description/description-panel.tsx").then((module) => module.DescriptionPanel), {
  ssr: false,
  loading,
});
const EndpointsPanel = dynamic(() => import("./endpoints/endpoints-panel.tsx").then((module) => module.EndpointsPanel), {
  ssr: false,
  loading,
});

const TABS = {
  endpoints: { label: "Endpoints", screen: EndpointsPanel },
  description: { label: "Service", screen: DescriptionPanel },
  settings: { label: "Settings", screen: ConnectorSettings },
} as const;

export function ConnectorScreen({ id }: { id: string }) {
  const { workspace } = useStudio();
  const query = useQuery(connectorQueries.detail(workspace.slug, id));
  if (query.isPending) return <PageSkeleton label="Loading the connector" />;
  if (query.data === undefined) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const { connector } = query.data;
  return (
    <Wide className="space-y-5">
      <ConnectorHeader connector={connector} />
      <ConnectorTabs connector={connector} />
    </Wide>
  );
}

function ConnectorTabs({ connector }: { connector: ConnectorView }) {
  const { params, write } = useAddress();
  const names = tabsOf(connector);
  const tab = names.find((name) => name === params["tab"]) ?? "endpoints";
  const hasSettings = useOnce(tab === "settings");
  return (
    <Tabs value={tab} onValueChange={(next) => write({ tab: next === "endpoints" ? undefined : next }, "push")}>
      <TabsList>
        {names.map((name) => (
          <TabsTrigger key={name} value={name} className="px-3.5">
            {TABS[name].label}
            {name === "endpoints" && connector.endpoints > 0 && (
              <span className="text-xs text-muted-foreground tabular-nums">{connector.endpoints}</span>
            )}
          </TabsTrigger>
        ))}
      </TabsList>
      {names.map((name) => {
        const Screen = TABS[name].screen;
        // A form that was filled in stays as it is while another tab is shown.
        const keeps = name === "settings" && hasSettings;
        return (
          <TabsContent
            key={name}
            value={name}
            {...(keeps ? { forceMount: true } : {})}
            className="mt-3 min-w-0 data-[state=inactive]:hidden"
          >
            <Screen connector={connector} />
          </TabsContent>
        );
      })}
    </Tabs>
  );
}

/** Whether something was ever so. */
function useOnce(isSo: boolean): boolean {
  const [was, setWas] = useState(isSo);
  if (isSo && !was) setWas(true);
  return was || isSo;
}

function tabsOf({ apiType }: ConnectorView): (keyof typeof TABS)[] {
  return DESCRIPTIONS[apiType] === undefined ? ["endpoints", "settings"] : ["endpoints", "description", "settings"];
}
