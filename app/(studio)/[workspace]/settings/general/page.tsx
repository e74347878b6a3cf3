import type { Metadata } from "next";
import type { PageProps } from "#app/page-props.ts";
import { GeneralScreen } from "#components/settings/general-screen.tsx";
import { pageContext } from "#lib/auth/page-context.ts";

export const metadata: Metadata = { title: "General" };

export default async function GeneralPage({ params }: PageProps<{ workspace: string }>) {
  await pageContext((await params).workspace);
  return <GeneralScreen />;
}
