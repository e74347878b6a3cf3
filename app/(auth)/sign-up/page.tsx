import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AuthFrame } from "#components/auth/auth-frame.tsx";
import { SignUpForm } from "#components/auth/sign-up-form.tsx";
import { pageUser } from "#lib/auth/page-user.ts";
import { signInOptions } from "#lib/auth/sign-in-options.ts";

export const metadata: Metadata = { title: "Create an account" };

export default async function SignUpPage() {
  if ((await pageUser()) !== null) redirect("/");
  const { openSignup } = signInOptions();
  return (
    <AuthFrame
      title={openSignup ? "Create an account" : "By invitation"}
      description={openSignup ? "It takes a name, an address and a password." : "This studio is open to people with an invitation link."}
    >
      {openSignup && <SignUpForm callbackUrl="/" />}
      <p className="text-sm text-muted-foreground">
        Have an account?{" "}
        <Link href="/sign-in" className="font-medium text-primary underline-offset-4 hover:underline">
          Sign in
        </Link>
      </p>
    </AuthFrame>
  );
}
