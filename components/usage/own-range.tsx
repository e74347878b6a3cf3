"use client";

import { useId, useState } from "react";
import { problemOfRange } from "#lib/client/usage-filter.ts";
import { useHydrated } from "#lib/client/use-hydrated.ts";
import { DateTimeInput } from "./date-time-input.tsx";
import type { UsageView } from "./use-usage.ts";

/** The start and the end, to be typed. Times are shown as the clock of this browser tells them, so they wait for it. */
export function OwnRange({ usage: { filter, range, zoom } }: { usage: UsageView }) {
  const id = useId();
  const hydrated = useHydrated();
  const address = [filter.range, filter.from, filter.to].join();
  const [refused, setRefused] = useState<{ address: string; problem: string } | null>(null);
  // What was refused counts until another time is looked at.
  const problem = refused?.address === address ? refused.problem : null;
  const set = (patch: Partial<typeof range>): boolean => {
    const next = { ...range, ...patch };
    const found = problemOfRange(next);
    setRefused(found === null ? null : { address, problem: found });
    if (found === null) zoom(next);
    return found === null;
  };
  const problemId = problem === null ? undefined : id;
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2 text-sm text-muted-foreground max-sm:w-full">
      <DateTimeInput label="From" value={hydrated ? range.from : null} problemId={problemId} onMoment={(from) => set({ from })} />
      <span aria-hidden="true" className="max-sm:hidden">
        –
      </span>
      <DateTimeInput label="To" value={hydrated ? range.to : null} problemId={problemId} onMoment={(to) => set({ to })} />
      {problem !== null && (
        <p id={id} role="alert" className="text-destructive max-sm:w-full">
          {problem}
        </p>
      )}
    </div>
  );
}
