"use client";

import { formatRelative } from "#lib/client/format-relative.ts";
import { useHydrated } from "#lib/client/use-hydrated.ts";
import { useNow } from "#lib/client/use-now.ts";

/** A moment, relative to now; the exact local time on hover. */
export function TimeAgo({ iso }: { iso: string }) {
  const now = useNow();
  const hydrated = useHydrated();
  return (
    <time dir="auto" dateTime={iso} title={hydrated ? new Date(iso).toLocaleString() : undefined} suppressHydrationWarning>
      {formatRelative(iso, now)}
    </time>
  );
}
