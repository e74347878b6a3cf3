"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import {
  AlertDialog,
  AlertDialogAction,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogFooter,
  AlertDialogHeader,
  AlertDialogTitle,
} from "#components/ui/alert-dialog.tsx";
import { buttonVariants } from "#components/ui/button.tsx";
import { answerLeave, askToLeave, isAsked, isHeld, subscribeLeave } from "#lib/client/leave-guard.ts";
import { leavingLink } from "./leaving-link.ts";
import { watchBack } from "./watch-back.ts";

/** Asks before a link or Back leads away from something unsaved. */
export function LeaveDialog() {
  const router = useRouter();
  const open = useSyncExternalStore(subscribeLeave, isAsked, () => false);
  const onClick = useEffectEvent((event: MouseEvent) => {
    const href = isHeld() ? leavingLink(event, window.location) : null;
    if (href === null) return;
    event.preventDefault();
    event.stopPropagation();
    askToLeave(() => router.push(href));
  });
  useEffect(() => {
    // Before React hears of the click, and with it next/link.
    document.addEventListener("click", onClick, true);
    const unwatch = watchBack({ isHeld, ask: askToLeave });
    return () => {
      document.removeEventListener("click", onClick, true);
      unwatch();
    };
  }, []);
  return (
    <AlertDialog open={open} onOpenChange={(next) => !next && answerLeave(false)}>
      <AlertDialogContent>
        <AlertDialogHeader>
          <AlertDialogTitle>Leave without saving?</AlertDialogTitle>
          <AlertDialogDescription>What you changed on this page is not saved yet. If you leave, it is lost.</AlertDialogDescription>
        </AlertDialogHeader>
        <AlertDialogFooter>
          <AlertDialogCancel>Stay</AlertDialogCancel>
          <AlertDialogAction className={buttonVariants({ variant: "destructive" })} onClick={() => answerLeave(true)}>
            Leave
          </AlertDialogAction>
        </AlertDialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  );
}
