"use client";

import { useStudio } from "#components/shell/studio-context.tsx";
import { ownRange, type Range, rangeOf, toUsageQuery, UsageFilter } from "#lib/client/usage-filter.ts";
import { useAddress } from "#lib/client/use-address.ts";
import { useHydrated } from "#lib/client/use-hydrated.ts";
import { useNow } from "#lib/client/use-now.ts";

type Fixed = Partial<Pick<UsageFilter, "subjectType" | "subjectId">>;

const EVERYTHING: Fixed = {};

/**
 * What the address asks for, and the ways to ask for something else. `renderedAt` is the server's clock, which the first render goes by;
 * `fixed` is what the place is about, whatever the address says.
 */
export function useUsage(renderedAt: number, fixed = EVERYTHING) {
  const { workspace } = useStudio();
  const { params, write } = useAddress();
  const hydrated = useHydrated();
  const clock = useNow();
  const now = hydrated ? Math.max(clock, renderedAt) : renderedAt;
  const filter = { ...UsageFilter.parse(params), ...fixed };
  return {
    workspace: workspace.slug,
    filter,
    now,
    range: rangeOf(filter, now),
    isOwnRange: ownRange(filter) !== null,
    query: toUsageQuery(filter, now),
    change: (patch: { [K in keyof UsageFilter]?: UsageFilter[K] | undefined }) => write(patch, "push"),
    zoom: ({ from, to }: Range) => write({ from, to }, "push"),
    /** Where the log shows the same calls, or some of them. */
    logHref: (patch: { [K in keyof UsageFilter]?: string | undefined } = {}) => {
      const { subjectType, subjectId, actorId, source, status, layer } = filter;
      const all = { ...rangeOf(filter, now), subjectType, subjectId, actorId, source, status, layer, ...patch };
      const given = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
      return `/${workspace.slug}/usage/log?${new URLSearchParams(given)}`;
    },
  };
}

export type UsageView = ReturnType<typeof useUsage>;
