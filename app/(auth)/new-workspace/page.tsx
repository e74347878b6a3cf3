import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthFrame } from "#components/auth/auth-frame.tsx";
import { NewWorkspaceForm } from "#components/auth/new-workspace-form.tsx";
import { SignOutButton } from "#components/auth/sign-out-button.tsx";
import { pageUser } from "#lib/auth/page-user.ts";

export const metadata: Metadata = { title: "New workspace" };

export default async function NewWorkspacePage() {
  const user = await pageUser();
  if (user === null) redirect("/sign-in?callbackUrl=/new-workspace");
  return (
    <AuthFrame title="New workspace" description="Tools, credentials and logs belong to a workspace, and only its members see them.">
      <NewWorkspaceForm />
      <p className="text-sm text-muted-foreground">
        Signed in as {user.email}. <SignOutButton />
      </p>
    </AuthFrame>
  );
}
