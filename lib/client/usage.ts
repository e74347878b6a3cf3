import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { usageOperations } from "#lib/contracts/operations/usage.ts";
import type { UsageBreakdownQuery, UsageQuery } from "#lib/contracts/usage.ts";
import { api } from "./api.ts";

/** Calls go on while somebody looks. */
const REFRESH_MS = 30_000;

export const usageQueries = {
  all: (workspace: string) => [workspace, "usage"] as const,
  summary: (workspace: string, query: z.input<typeof UsageQuery>) =>
    queryOptions({
      queryKey: [workspace, "usage", "summary", query],
      queryFn: ({ signal }) => api(usageOperations.summary, { workspace, signal, query }),
      placeholderData: keepPreviousData,
    }),
  series: (workspace: string, query: z.input<typeof UsageQuery>) =>
    queryOptions({
      queryKey: [workspace, "usage", "series", query],
      queryFn: ({ signal }) => api(usageOperations.series, { workspace, signal, query }),
      placeholderData: keepPreviousData,
    }),
  breakdown: (workspace: string, query: z.input<typeof UsageBreakdownQuery>) =>
    queryOptions({
      queryKey: [workspace, "usage", "breakdown", query],
      queryFn: ({ signal }) => api(usageOperations.breakdown, { workspace, signal, query }),
      placeholderData: keepPreviousData,
    }),
  /** At most 200 ids; the same ones in another order are the same question. */
  recent: (workspace: string, ids: readonly string[]) => {
    const sorted = [...new Set(ids)].sort();
    return queryOptions({
      queryKey: [workspace, "usage", "recent", sorted],
      queryFn: ({ signal }) => api(usageOperations.recent, { workspace, signal, query: { ids: sorted.join(",") } }),
      enabled: sorted.length > 0,
      placeholderData: keepPreviousData,
      refetchInterval: REFRESH_MS,
    });
  },
};
