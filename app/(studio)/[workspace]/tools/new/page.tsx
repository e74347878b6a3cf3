import type { Metadata } from "next";
import type { PageProps } from "#app/page-props.ts";
import { Wide } from "#components/common/wide.tsx";
import { NewToolScreen } from "#components/tools/new/new-tool-screen.tsx";
import { pageContext } from "#lib/auth/page-context.ts";

export const metadata: Metadata = { title: "New tool" };

export default async function NewToolPage({ params }: PageProps<{ workspace: string }>) {
  const { workspace } = await params;
  await pageContext(workspace, "tool:write");
  return (
    <Wide>
      <NewToolScreen />
    </Wide>
  );
}
