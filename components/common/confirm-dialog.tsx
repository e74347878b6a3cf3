"use client";

import type { ReactNode } from "react";
import {
  AlertDialog,
  AlertDialogAction,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogFooter,
  AlertDialogHeader,
  AlertDialogTitle,
  AlertDialogTrigger,
} from "#components/ui/alert-dialog.tsx";
import { buttonVariants } from "#components/ui/button.tsx";

interface Props {
  trigger: ReactNode;
  title: string;
  description: ReactNode;
  /** The verb on the button: "Revoke", "Remove"; none where it cannot be done, and the description says why. */
  action: string | undefined;
  onConfirm: () => void;
  /** Whether something is lost by it. */
  destructive?: boolean;
}

/** Asks once before something that cannot be undone, or that others see at once. */
export function ConfirmDialog({ trigger, title, description, action, onConfirm, destructive = true }: Props) {
  return (
    <AlertDialog>
      <AlertDialogTrigger asChild>{trigger}</AlertDialogTrigger>
      <AlertDialogContent>
        <AlertDialogHeader>
          <AlertDialogTitle>{title}</AlertDialogTitle>
          <AlertDialogDescription>{description}</AlertDialogDescription>
        </AlertDialogHeader>
        <AlertDialogFooter>
          <AlertDialogCancel>{action === undefined ? "Close" : "Cancel"}</AlertDialogCancel>
          {action !== undefined && (
            <AlertDialogAction className={buttonVariants({ variant: destructive ? "destructive" : "default" })} onClick={onConfirm}>
              {action}
            </AlertDialogAction>
          )}
        </AlertDialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  );
}
