import type { Metadata } from "next";
import type { PageProps } from "#app/page-props.ts";
import { Hydrate } from "#components/common/hydrate.tsx";
import { NewSnippetScreen } from "#components/snippets/new-snippet-screen.tsx";
import { pageContext } from "#lib/auth/page-context.ts";
import { accountQueries } from "#lib/client/account.ts";
import { getMe } from "#lib/services/account/get-me.ts";

export const metadata: Metadata = { title: "New snippet" };

export default async function NewSnippetPage({ params }: PageProps<{ workspace: string }>) {
  const { workspace } = await params;
  const ctx = await pageContext(workspace, "snippet:write");
  return (
    <Hydrate queries={[[accountQueries.me(workspace), await getMe(ctx)]]}>
      <NewSnippetScreen />
    </Hydrate>
  );
}
