"use client";

import { useRouter } from "next/navigation";
import { lazy, Suspense, useEffect, useEffectEvent, useSyncExternalStore } from "react";
import { askToLeave, isAsked, isHeld, subscribeLeave } from "#lib/client/leave-guard.ts";
import { leavingLink } from "./leaving-link.ts";
import { watchBack } from "./watch-back.ts";

const load = () => import("./leave-dialog.tsx");
const LeaveDialog = lazy(() => load().then(({ LeaveDialog }) => ({ default: LeaveDialog })));

/** Asks before a link or Back leads away from something unsaved. */
export function LeaveGuard() {
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
  const held = useSyncExternalStore(subscribeLeave, isHeld, () => false);
  useEffect(() => {
    // It must be there when the network is not.
    if (held) void load().catch(() => undefined);
  }, [held]);
  return <Suspense>{open && <LeaveDialog />}</Suspense>;
}
