import { redirect } from "next/navigation";
import type { PageProps } from "#app/page-props.ts";

export default async function SettingsPage({ params }: PageProps<{ workspace: string }>) {
  redirect(`/${(await params).workspace}/settings/general`);
}
