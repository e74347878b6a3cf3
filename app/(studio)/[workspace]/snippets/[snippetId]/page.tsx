import type { Metadata } from "next";
import { cache } from "react";
import type { PageProps } from "#app/page-props.ts";
import { Hydrate } from "#components/common/hydrate.tsx";
import { SnippetScreen } from "#components/snippets/snippet-screen.tsx";
import { pageContext } from "#lib/auth/page-context.ts";
import { accountQueries } from "#lib/client/account.ts";
import { snippetQueries } from "#lib/client/snippets.ts";
import { getMe } from "#lib/services/account/get-me.ts";
import { getSnippet } from "#lib/services/snippets/get-snippet.ts";
import { orNotFound } from "../../or-not-found.ts";

type Props = PageProps<{ workspace: string; snippetId: string }>;

const readSnippet = cache(async (workspace: string, id: string) => {
  const ctx = await pageContext(workspace, "snippet:read");
  return { ctx, answer: await orNotFound(getSnippet(ctx, { id })) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, snippetId } = await params;
  return { title: (await readSnippet(workspace, snippetId)).answer.snippet.displayName };
}

export default async function SnippetPage({ params }: Props) {
  const { workspace, snippetId: id } = await params;
  const { ctx, answer } = await readSnippet(workspace, id);
  return (
    <Hydrate
      queries={[
        [snippetQueries.detail(workspace, id), answer],
        [accountQueries.me(workspace), await getMe(ctx)],
      ]}
    >
      <SnippetScreen id={id} />
    </Hydrate>
  );
}
