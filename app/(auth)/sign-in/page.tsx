import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import type { PageProps } from "#app/page-props.ts";
import { AuthFrame } from "#components/auth/auth-frame.tsx";
import { OidcButton } from "#components/auth/oidc-button.tsx";
import { OidcRefused } from "#components/auth/oidc-refused.tsx";
import { SignInForm } from "#components/auth/sign-in-form.tsx";
import { pageUser } from "#lib/auth/page-user.ts";
import { signInOptions } from "#lib/auth/sign-in-options.ts";
import { safeCallback } from "#lib/client/safe-callback.ts";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps) {
  const { callbackUrl: wanted, error } = await searchParams;
  const callbackUrl = safeCallback(wanted);
  if ((await pageUser()) !== null) redirect(callbackUrl);
  const { openSignup, oidc } = signInOptions();
  return (
    <AuthFrame title="Sign in" description="The tools your agents call, in one place.">
      {error !== undefined && <OidcRefused />}
      {oidc !== null && <OidcButton name={oidc.name} callbackUrl={callbackUrl} />}
      <SignInForm callbackUrl={callbackUrl} />
      <p className="text-sm text-muted-foreground">
        {openSignup ? (
          <>
            No account yet?{" "}
            <Link href="/sign-up" className="font-medium text-primary underline-offset-4 hover:underline">
              Create one
            </Link>
          </>
        ) : (
          "No account yet? Ask a member of your team for an invitation link."
        )}
      </p>
    </AuthFrame>
  );
}
