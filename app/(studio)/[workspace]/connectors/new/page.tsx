import type { Metadata } from "next";
import type { PageProps } from "#app/page-props.ts";
import { NewConnectorScreen } from "#components/connectors/new/new-connector-screen.tsx";
import { pageContext } from "#lib/auth/page-context.ts";

export const metadata: Metadata = { title: "New connector" };

export default async function NewConnectorPage({ params }: PageProps<{ workspace: string }>) {
  const { workspace } = await params;
  await pageContext(workspace, "connector:write");
  return <NewConnectorScreen />;
}
