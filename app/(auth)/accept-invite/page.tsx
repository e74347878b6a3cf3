import type { Metadata } from "next";
import type { PageProps } from "#app/page-props.ts";
import { AuthFrame } from "#components/auth/auth-frame.tsx";
import { InvitationChoices } from "#components/auth/invitation-choices.tsx";
import { pageUser } from "#lib/auth/page-user.ts";
import { findInvitation } from "#lib/services/invitations/find-invitation.ts";

export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer" };

export default async function AcceptInvitePage({ searchParams }: PageProps) {
  const { token } = await searchParams;
  const invitation = typeof token === "string" ? await findInvitation(token) : null;
  if (invitation === null || typeof token !== "string") {
    return <AuthFrame title="This invitation is over" description="It was used, revoked, or has expired. Ask for a new link." />;
  }
  const user = await pageUser();
  return (
    <AuthFrame title={`Join ${invitation.workspaceName}`} description={`You are invited to work here as ${article(invitation.role)}.`}>
      <InvitationChoices token={token} invitation={invitation} user={user} />
    </AuthFrame>
  );
}

function article(role: string): string {
  return /^[aeo]/.test(role) ? `an ${role}` : `a ${role}`;
}
