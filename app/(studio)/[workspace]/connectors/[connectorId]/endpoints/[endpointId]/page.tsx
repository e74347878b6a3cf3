import type { Metadata } from "next";
import { cache } from "react";
import type { PageProps } from "#app/page-props.ts";
import { Hydrate } from "#components/common/hydrate.tsx";
import { EndpointScreen } from "#components/connectors/endpoints/endpoint-screen.tsx";
import { pageContext } from "#lib/auth/page-context.ts";
import { connectorQueries } from "#lib/client/connectors.ts";
import { endpointQueries } from "#lib/client/endpoints.ts";
import { endpointParameters } from "#lib/contracts/endpoint-call.ts";
import { getConnector } from "#lib/services/connectors/get-connector.ts";
import { getEndpoint } from "#lib/services/endpoints/get-endpoint.ts";
import { orNotFound } from "../../../../or-not-found.ts";

type Props = PageProps<{ workspace: string; connectorId: string; endpointId: string }>;

const readEndpoint = cache(async (workspace: string, id: string) => {
  const ctx = await pageContext(workspace, "connector:read");
  return { ctx, answer: await orNotFound(getEndpoint(ctx, { id })) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, endpointId } = await params;
  return { title: (await readEndpoint(workspace, endpointId)).answer.endpoint.displayName };
}

export default async function EndpointPage({ params }: Props) {
  const { workspace, connectorId, endpointId } = await params;
  const { ctx, answer } = await readEndpoint(workspace, endpointId);
  const connector = await orNotFound(getConnector(ctx, { id: connectorId }));
  return (
    <Hydrate
      queries={[
        [endpointQueries.detail(workspace, endpointId), answer],
        [connectorQueries.detail(workspace, connectorId), connector],
      ]}
    >
      <EndpointScreen id={endpointId} connectorId={connectorId} parameters={endpointParameters(answer.endpoint)} />
    </Hydrate>
  );
}
