"use client";

import { Button } from "#components/ui/button.tsx";
import { signOut } from "#lib/client/sign-out.ts";

export function SignOutButton({ path }: { path?: string }) {
  return (
    <Button variant="link" className="h-auto p-0" onClick={() => signOut(path)}>
      Sign out
    </Button>
  );
}
