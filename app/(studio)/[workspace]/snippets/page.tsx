import type { Metadata } from "next";
import type { PageProps } from "#app/page-props.ts";
import { Hydrate } from "#components/common/hydrate.tsx";
import { SnippetsScreen } from "#components/snippets/snippets-screen.tsx";
import { pageContext } from "#lib/auth/page-context.ts";
import { firstPage } from "#lib/client/first-page.ts";
import { SnippetFilter } from "#lib/client/snippet-filter.ts";
import { SNIPPETS_PER_PAGE, snippetQueries } from "#lib/client/snippets.ts";
import { listSnippets } from "#lib/services/snippets/list-snippets.ts";

export const metadata: Metadata = { title: "Snippets" };

export default async function SnippetsPage({ params, searchParams }: PageProps<{ workspace: string }>) {
  const { workspace } = await params;
  const filter = SnippetFilter.parse(await searchParams);
  const ctx = await pageContext(workspace, "snippet:read");
  const snippets = await listSnippets(ctx, { ...filter, limit: SNIPPETS_PER_PAGE });
  return (
    <Hydrate queries={[[snippetQueries.list(workspace, filter), firstPage(snippets)]]}>
      <SnippetsScreen />
    </Hydrate>
  );
}
