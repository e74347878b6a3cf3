import Link from "next/link";
import { AcceptInvitation } from "./accept-invitation.tsx";
import { SignOutButton } from "./sign-out-button.tsx";
import { SignUpForm } from "./sign-up-form.tsx";

interface Props {
  token: string;
  invitation: { workspaceName: string; email: string | null };
  user: { name: string; email: string } | null;
}

/** The ways to take up an invitation: as who you are, with a new account, or after signing in. */
export function InvitationChoices({ token, invitation, user }: Props) {
  const here = `/accept-invite?token=${encodeURIComponent(token)}`;
  if (user !== null) {
    return (
      <>
        <AcceptInvitation token={token} workspaceName={invitation.workspaceName} />
        <p className="text-sm text-muted-foreground">
          You are signed in as {user.email}. <SignOutButton path={here} />
        </p>
      </>
    );
  }
  return (
    <>
      <SignUpForm invitation={token} email={invitation.email ?? undefined} callbackUrl="/" />
      <p className="text-sm text-muted-foreground">
        Have an account?{" "}
        <Link
          href={`/sign-in?callbackUrl=${encodeURIComponent(here)}`}
          className="font-medium text-primary underline-offset-4 hover:underline"
        >
          Sign in to accept
        </Link>
      </p>
    </>
  );
}
