"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Loader2, RotateCw, WifiOff } from "lucide-react";
import { useEffect, useEffectEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { checkConnection } from "#lib/client/check-connection.ts";
import { readConnection } from "#lib/client/connection.ts";
import { useConnection } from "#lib/client/use-connection.ts";
import { useStudio } from "./studio-context.tsx";

/** A server that restarts is back in a moment. */
const CHECK_MS = 5_000;

/** Says that nothing can be read or saved now, and that nothing typed is lost. Goes away with the first answer. */
export function OfflineBanner() {
  const { isOnline, isReachable } = useConnection();
  const { workspace } = useStudio();
  const client = useQueryClient();
  const [tries, setTries] = useState(false);
  const check = async () => {
    // A page of forms alone has nothing to read again, so something is asked in any case.
    await checkConnection(workspace.slug);
    if (readConnection().isReachable) await client.refetchQueries({ type: "active" });
  };
  const retry = async () => {
    setTries(true);
    await check();
    setTries(false);
  };
  const checkNow = useEffectEvent(() => void check());
  useEffect(() => {
    if (!isOnline || isReachable) return;
    // Back online: the first answer tells whether the server is there, too.
    checkNow();
    const timer = setInterval(checkNow, CHECK_MS);
    return () => clearInterval(timer);
  }, [isOnline, isReachable]);
  const hidden = isOnline && isReachable;
  return (
    <div role="status" className={hidden ? "sr-only" : "pointer-events-none fixed inset-x-0 top-14 z-50 lg:top-0 flex justify-center p-4"}>
      {!hidden && (
        <div className="pointer-events-auto flex max-w-xl min-w-0 items-center gap-3 rounded-lg border border-warning/50 bg-popover py-2 ps-4 pe-2 text-sm shadow-lg">
          <WifiOff className="size-4 shrink-0 text-warning" aria-hidden="true" />
          <p className="min-w-0">
            <span className="font-medium">{isOnline ? "The studio does not answer." : "You are offline."}</span> What you typed stays here.
          </p>
          <Button variant="ghost" size="sm" onClick={() => !tries && void retry()} aria-disabled={tries}>
            {tries ? <Loader2 className="animate-spin" aria-hidden="true" /> : <RotateCw aria-hidden="true" />}
            Try again
          </Button>
        </div>
      )}
    </div>
  );
}
