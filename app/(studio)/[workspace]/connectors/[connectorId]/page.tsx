import type { Metadata } from "next";
import { cache } from "react";
import type { PageProps } from "#app/page-props.ts";
import { Hydrate } from "#components/common/hydrate.tsx";
import { ConnectorScreen } from "#components/connectors/connector-screen.tsx";
import { pageContext } from "#lib/auth/page-context.ts";
import { connectorQueries } from "#lib/client/connectors.ts";
import { firstPage } from "#lib/client/first-page.ts";
import { ListQuery } from "#lib/contracts/common.ts";
import { getConnector } from "#lib/services/connectors/get-connector.ts";
import { listEndpoints } from "#lib/services/endpoints/list-endpoints.ts";
import { orNotFound } from "../../or-not-found.ts";

type Props = PageProps<{ workspace: string; connectorId: string }>;

const readConnector = cache(async (workspace: string, id: string) => {
  const ctx = await pageContext(workspace, "connector:read");
  return { ctx, answer: await orNotFound(getConnector(ctx, { id })) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, connectorId } = await params;
  return { title: (await readConnector(workspace, connectorId)).answer.connector.displayName };
}

export default async function ConnectorPage({ params }: Props) {
  const { workspace, connectorId: id } = await params;
  const { ctx, answer } = await readConnector(workspace, id);
  const endpoints = await listEndpoints(ctx, { id, ...ListQuery.parse({}) });
  return (
    <Hydrate
      queries={[
        [connectorQueries.detail(workspace, id), answer],
        [connectorQueries.endpoints(workspace, id), firstPage(endpoints)],
      ]}
    >
      <ConnectorScreen id={id} />
    </Hydrate>
  );
}
