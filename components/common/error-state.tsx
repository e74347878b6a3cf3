"use client";

import { RotateCw, TriangleAlert } from "lucide-react";
import { usePathname } from "next/navigation";
import { Button } from "#components/ui/button.tsx";
import { toProblem } from "#lib/client/to-problem.ts";

interface Props {
  error: unknown;
  onRetry: () => unknown;
  /** It is all that the page has. */
  asPage?: boolean;
}

/** A screen's data could not be read: what happened, what to do, and the id to ask about. */
export function ErrorState({ error, onRetry, asPage = false }: Props) {
  const problem = toProblem(error);
  const Heading = asPage ? "h1" : "h2";
  return (
    <div role="alert" className="flex flex-col items-center gap-4 rounded-lg border px-4 py-12 text-center">
      <span className="grid size-11 place-items-center rounded-lg bg-destructive/10 text-destructive">
        <TriangleAlert className="size-5" aria-hidden="true" />
      </span>
      <div className="space-y-1">
        <Heading className="font-semibold">{problem.title}</Heading>
        <p className="mx-auto max-w-md text-sm text-muted-foreground">{problem.detail}</p>
        {problem.requestId !== "" && <p className="font-mono text-xs text-muted-foreground">request {problem.requestId}</p>}
      </div>
      {problem.code === "unauthenticated" ? <SignInAgain /> : <Retry onRetry={onRetry} />}
    </div>
  );
}

function Retry({ onRetry }: { onRetry: () => unknown }) {
  return (
    <Button variant="outline" onClick={() => onRetry()}>
      <RotateCw aria-hidden="true" />
      Try again
    </Button>
  );
}

function SignInAgain() {
  const pathname = usePathname();
  return (
    <Button asChild>
      <a href={`/sign-in?callbackUrl=${encodeURIComponent(pathname)}`}>Sign in again</a>
    </Button>
  );
}
