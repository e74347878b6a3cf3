"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Plus, Waypoints } from "lucide-react";
import { type ReactNode, useState } from "react";
import { EmptyState } from "#components/common/empty-state.tsx";
import { ErrorState } from "#components/common/error-state.tsx";
import { PageSkeleton } from "#components/common/page-skeleton.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { connectorQueries } from "#lib/client/connectors.ts";
import { endpointQueries } from "#lib/client/endpoints.ts";
import { useAddress } from "#lib/client/use-address.ts";
import type { ConnectorView } from "#lib/contracts/connectors.ts";
import type { Endpoint } from "#lib/contracts/endpoints.ts";
import { DESCRIPTIONS } from "../connector-labels.ts";
import type { Made } from "./editor/use-endpoint-editor.ts";
import { EndpointEditor } from "./endpoint-editor.tsx";
import { EndpointList } from "./list/endpoint-list.tsx";
import { EndpointSheet } from "./list/endpoint-sheet.tsx";

/** The builder: a connector's endpoints, and the one that the address names (or the first) being edited and tried. */
export function EndpointsPanel({ connector }: { connector: ConnectorView }) {
  const { workspace } = useStudio();
  const { params } = useAddress();
  const [made, setMade] = useState<Made>();
  const query = useInfiniteQuery(connectorQueries.endpoints(workspace.slug, connector.id));
  if (query.isPending) return <PageSkeleton label="Loading endpoints" />;
  if (query.data === undefined) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const endpoints = query.data.pages.flatMap((page) => page.endpoints);
  const current = params["endpoint"] ?? endpoints[0]?.id;
  if (current === undefined) return <NoEndpoints connector={connector} />;
  const known = endpoints.find(({ id }) => id === current);
  return (
    <div className="grid gap-6 xl:grid-cols-[15rem_minmax(0,1fr)]">
      <aside className="min-w-0 xl:sticky xl:top-6 xl:flex xl:max-h-[calc(100dvh-3rem)] xl:flex-col xl:self-start">
        <div className="hidden min-h-0 xl:flex xl:flex-col">
          <EndpointList connector={connector} current={current} />
        </div>
        <div className="xl:hidden">
          <EndpointSheet connector={connector} current={current} shown={known} />
        </div>
      </aside>
      {current === "new" ? (
        <NewEndpoint key={`new ${params["copy"]}`} copy={params["copy"]} connector={connector} others={endpoints} onMade={setMade} />
      ) : (
        <SavedEndpoint key={current} id={current} connector={connector} others={endpoints} made={made?.id === current ? made : undefined} />
      )}
    </div>
  );
}

interface EditorProps {
  connector: ConnectorView;
  /** The connector's endpoints, as far as its list was read. */
  others: readonly Endpoint[];
}

function NewEndpoint({ copy, ...editor }: EditorProps & { copy: string | undefined; onMade: (made: Made) => void }) {
  if (copy === undefined) return <EndpointEditor {...editor} present={null} copyOf={null} />;
  return (
    <FoundEndpoint id={copy} others={editor.others}>
      {(endpoint) => <EndpointEditor {...editor} present={null} copyOf={endpoint} />}
    </FoundEndpoint>
  );
}

function SavedEndpoint({ id, ...editor }: EditorProps & { id: string; made: Made | undefined }) {
  return (
    <FoundEndpoint id={id} others={editor.others}>
      {(endpoint) => <EndpointEditor {...editor} present={endpoint} copyOf={null} />}
    </FoundEndpoint>
  );
}

interface FoundProps extends Pick<EditorProps, "others"> {
  id: string;
  children: (endpoint: Endpoint) => ReactNode;
}

/** An endpoint from the list, or from the server where the list has not come to it yet. */
function FoundEndpoint({ id, others, children }: FoundProps) {
  const { workspace } = useStudio();
  const known = others.find((endpoint) => endpoint.id === id);
  const query = useQuery({ ...endpointQueries.detail(workspace.slug, id), enabled: known === undefined });
  const endpoint = known ?? query.data?.endpoint;
  if (endpoint !== undefined) return children(endpoint);
  if (query.isPending) return <PageSkeleton label="Loading the endpoint" />;
  return <ErrorState error={query.error} onRetry={query.refetch} />;
}

function NoEndpoints({ connector }: { connector: ConnectorView }) {
  const { can } = useStudio();
  const { write } = useAddress();
  return (
    <EmptyState
      icon={Waypoints}
      title="No endpoints yet"
      action={
        can("connector:write") ? (
          <Button type="button" onClick={() => write({ endpoint: "new" }, "push")}>
            <Plus aria-hidden="true" />
            New endpoint
          </Button>
        ) : undefined
      }
    >
      {DESCRIPTIONS[connector.apiType] === undefined
        ? "An endpoint is one thing that the service does. Describe the first one, and try it while you do."
        : "Read what the service offers under “Service” and choose from it, or describe an endpoint by hand."}
    </EmptyState>
  );
}
