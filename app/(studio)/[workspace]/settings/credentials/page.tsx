import type { Metadata } from "next";
import type { PageProps } from "#app/page-props.ts";
import { Hydrate } from "#components/common/hydrate.tsx";
import { CredentialsScreen } from "#components/credentials/credentials-screen.tsx";
import { pageContext } from "#lib/auth/page-context.ts";
import { CredentialFilter, credentialQueries } from "#lib/client/credentials.ts";
import { firstPage } from "#lib/client/first-page.ts";
import { ListCredentialsQuery } from "#lib/contracts/credentials.ts";
import { listCredentials } from "#lib/services/credentials/list-credentials.ts";

export const metadata: Metadata = { title: "Credentials" };

export default async function CredentialsPage({ params, searchParams }: PageProps<{ workspace: string }>) {
  const { workspace } = await params;
  const filter = CredentialFilter.parse(await searchParams);
  const ctx = await pageContext(workspace, "credential:read");
  const credentials = await listCredentials(ctx, ListCredentialsQuery.parse(filter));
  return (
    <Hydrate queries={[[credentialQueries.list(workspace, filter), firstPage(credentials)]]}>
      <CredentialsScreen />
    </Hydrate>
  );
}
