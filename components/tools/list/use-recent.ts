import { useQueries } from "@tanstack/react-query";
import { useStudio } from "#components/shell/studio-context.tsx";
import { usageQueries } from "#lib/client/usage.ts";
import type { Tool } from "#lib/contracts/tools.ts";
import type { RecentUsage } from "#lib/contracts/usage.ts";

/** Tools of one request. */
const CHUNK = 100;

/** The last 24 hours of the tools in view, by id; undefined while it is on its way, null where it cannot be known. */
export function useRecent(tools: readonly Tool[], first: number, last: number): (id: string) => RecentUsage | null | undefined {
  const { workspace, can } = useStudio();
  const enabled = can("execution:read");
  const chunks: string[][] = [];
  for (let start = Math.floor(first / CHUNK) * CHUNK; start <= last && start < tools.length; start += CHUNK) {
    chunks.push(tools.slice(start, start + CHUNK).map(({ id }) => id));
  }
  return useQueries({
    queries: chunks.map((ids) => ({ ...usageQueries.recent(workspace.slug, ids), enabled })),
    combine: (results) => {
      const known = new Map(results.flatMap(({ data }) => data?.recent ?? []).map((usage) => [usage.subjectId, usage]));
      const isPending = enabled && results.some((result) => result.isPending);
      return (id: string) => known.get(id) ?? (isPending ? undefined : null);
    },
  });
}
