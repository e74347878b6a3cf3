import type { Metadata } from "next";
import type { PageProps } from "#app/page-props.ts";
import { Hydrate } from "#components/common/hydrate.tsx";
import { ConnectorsScreen } from "#components/connectors/list/connectors-screen.tsx";
import { pageContext } from "#lib/auth/page-context.ts";
import { toConnectorFilter } from "#lib/client/connector-filter.ts";
import { connectorQueries } from "#lib/client/connectors.ts";
import { firstPage } from "#lib/client/first-page.ts";
import { ListConnectorsQuery } from "#lib/contracts/connectors.ts";
import { listConnectors } from "#lib/services/connectors/list-connectors.ts";

export const metadata: Metadata = { title: "Connectors" };

export default async function ConnectorsPage({ params, searchParams }: PageProps<{ workspace: string }>) {
  const { workspace } = await params;
  const filter = toConnectorFilter(await searchParams);
  const ctx = await pageContext(workspace, "connector:read");
  const connectors = await listConnectors(ctx, ListConnectorsQuery.parse(filter));
  return (
    <Hydrate queries={[[connectorQueries.list(workspace, filter.search, filter.apiType), firstPage(connectors)]]}>
      <ConnectorsScreen />
    </Hydrate>
  );
}
