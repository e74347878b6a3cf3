"use client";

import { lazy, Suspense } from "react";
import { useConnection } from "#lib/client/use-connection.ts";

const SessionDialog = lazy(() => import("./session-dialog.tsx").then(({ SessionDialog }) => ({ default: SessionDialog })));

/** The session ended while somebody worked: they sign in over the page, which keeps everything that was typed. */
export function SessionGuard() {
  const { isSignedOut } = useConnection();
  return <Suspense>{isSignedOut && <SessionDialog />}</Suspense>;
}
