"use client";

import { LogIn } from "lucide-react";
import { Button } from "#components/ui/button.tsx";

export function OidcButton({ name, callbackUrl }: { name: string; callbackUrl: string }) {
  return (
    <div className="space-y-4">
      <Button variant="outline" className="w-full" onClick={() => void signInAt(callbackUrl)}>
        <LogIn aria-hidden="true" />
        Continue with {name}
      </Button>
      <p className="flex items-center gap-3 text-xs text-muted-foreground before:h-px before:flex-1 before:bg-border after:h-px after:flex-1 after:bg-border">
        or
      </p>
    </div>
  );
}

async function signInAt(callbackUrl: string): Promise<void> {
  const { signIn } = await import("next-auth/react");
  await signIn("oidc", { callbackUrl });
}
