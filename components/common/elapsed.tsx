"use client";

import { useEffect, useState } from "react";
import { formatDuration } from "#lib/client/format-duration.ts";

const TICK_MS = 100;

/** How long something goes on; `sinceMs` by `performance.now()`. Nothing that a screen reader would say again and again. */
export function Elapsed({ sinceMs }: { sinceMs: number }) {
  const [nowMs, setNowMs] = useState(sinceMs);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(performance.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const tenths = Math.floor(Math.max(0, nowMs - sinceMs) / TICK_MS) * TICK_MS;
  return (
    <span className="text-muted-foreground tabular-nums" aria-hidden="true">
      {formatDuration(tenths)}
    </span>
  );
}
