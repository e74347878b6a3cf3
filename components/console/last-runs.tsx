"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { TimeAgo } from "#components/common/time-ago.tsx";
import { StatusMark } from "#components/executions/status-mark.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { executionQueries } from "#lib/client/executions.ts";
import { formatDuration } from "#lib/client/format-duration.ts";
import { SubjectIcon } from "./subject-icon.tsx";
import { useConsole } from "./use-console.ts";

const SHOWN_MAX = 12;

/** What one ran last, of whatever kind, to go on where one was. Nothing where nothing was run. */
export function LastRuns() {
  const { workspace, user } = useStudio();
  const { go } = useConsole();
  const query = useInfiniteQuery(executionQueries.search(workspace.slug, { actorId: user.id }));
  const runs = (query.data?.pages[0]?.executions ?? []).filter(({ subjectName }) => subjectName !== null).slice(0, SHOWN_MAX);
  if (runs.length === 0) return null;
  return (
    <section aria-label="Your last runs" className="overflow-hidden rounded-lg border bg-card">
      <h2 className="border-b bg-muted/60 px-4 py-2 text-xs font-medium text-muted-foreground">Your last runs</h2>
      <ul className="divide-y">
        {runs.map((run) => (
          <li key={run.id}>
            <button
              type="button"
              onClick={() => go({ kind: run.subjectType, id: run.subjectId, execution: run.id }, "push")}
              className="grid w-full grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-0.5 px-4 py-2 text-start text-sm hover:bg-accent focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-ring md:grid-cols-[minmax(0,14rem)_minmax(0,11rem)_minmax(0,1fr)_auto]"
            >
              <span className="flex min-w-0 items-center gap-2.5">
                <SubjectIcon kind={run.subjectType} className="size-4 shrink-0 text-primary" />
                <bdi className="truncate font-medium">{run.subjectName}</bdi>
              </span>
              <StatusMark execution={run} />
              <bdi className="truncate font-mono text-xs text-muted-foreground max-md:hidden">{run.message ?? run.inputPreview}</bdi>
              <bdi className="text-xs whitespace-nowrap text-muted-foreground tabular-nums max-md:col-span-2">
                {formatDuration(run.durationMs)} · <TimeAgo iso={run.createdAt} />
              </bdi>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
