import type { Metadata } from "next";
import type { PageProps } from "#app/page-props.ts";
import { AccountScreen } from "#components/account/account-screen.tsx";
import { pageContext } from "#lib/auth/page-context.ts";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage({ params }: PageProps<{ workspace: string }>) {
  await pageContext((await params).workspace);
  return <AccountScreen />;
}
