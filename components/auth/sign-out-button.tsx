"use client";

import { signOut } from "next-auth/react";
import { Button } from "#components/ui/button.tsx";

export function SignOutButton({ callbackUrl = "/sign-in" }: { callbackUrl?: string }) {
  return (
    <Button variant="link" className="h-auto p-0" onClick={() => signOut({ callbackUrl })}>
      Sign out
    </Button>
  );
}
