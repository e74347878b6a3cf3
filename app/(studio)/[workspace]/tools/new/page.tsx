import type { Metadata } from "next";
import type { PageProps } from "#app/page-props.ts";
import { Hydrate } from "#components/common/hydrate.tsx";
import { Wide } from "#components/common/wide.tsx";
import { NewToolScreen } from "#components/tools/new/new-tool-screen.tsx";
import { pageContext } from "#lib/auth/page-context.ts";
import { NewToolView } from "#lib/client/new-tool-view.ts";
import { readGuide } from "./read-guide.ts";

export const metadata: Metadata = { title: "New tool" };

export default async function NewToolPage({ params, searchParams }: PageProps<{ workspace: string }>) {
  const { workspace } = await params;
  const view = NewToolView.parse(await searchParams);
  // Whoever may run tools only is led to a first run, too.
  const ctx = await pageContext(workspace, view.tool === undefined ? "tool:write" : "tool:run");
  return (
    <Hydrate queries={await readGuide(ctx, workspace, view)}>
      <Wide>
        <NewToolScreen />
      </Wide>
    </Hydrate>
  );
}
