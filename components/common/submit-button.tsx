"use client";

import { Loader2 } from "lucide-react";
import type { ComponentProps } from "react";
import { Button } from "#components/ui/button.tsx";

/** Stays in the tab order while the form is on its way, so that focus is not lost. */
export function SubmitButton({ pending, children, onClick, ...props }: ComponentProps<typeof Button> & { pending: boolean }) {
  return (
    <Button
      type="submit"
      aria-disabled={pending}
      onClick={(event) => {
        if (pending) event.preventDefault();
        else onClick?.(event);
      }}
      {...props}
    >
      {pending && <Loader2 className="animate-spin" aria-hidden="true" />}
      {children}
    </Button>
  );
}
