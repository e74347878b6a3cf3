import type { Metadata } from "next";
import type { PageProps } from "#app/page-props.ts";
import { Hydrate } from "#components/common/hydrate.tsx";
import { TokensScreen } from "#components/settings/tokens-screen.tsx";
import { pageContext } from "#lib/auth/page-context.ts";
import { firstPage } from "#lib/client/first-page.ts";
import { tokenQueries } from "#lib/client/tokens.ts";
import { ListQuery } from "#lib/contracts/common.ts";
import { listTokens } from "#lib/services/tokens/list-tokens.ts";

export const metadata: Metadata = { title: "API tokens" };

export default async function TokensPage({ params }: PageProps<{ workspace: string }>) {
  const { workspace } = await params;
  const ctx = await pageContext(workspace, "token:read");
  const tokens = await listTokens(ctx, ListQuery.parse({}));
  return (
    <Hydrate queries={[[tokenQueries.list(workspace), firstPage(tokens)]]}>
      <TokensScreen />
    </Hydrate>
  );
}
