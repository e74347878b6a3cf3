"use client";

import { type UseQueryResult, useQueries } from "@tanstack/react-query";
import { SquareTerminal } from "lucide-react";
import { EmptyState } from "#components/common/empty-state.tsx";
import { ErrorState } from "#components/common/error-state.tsx";
import { ListSkeleton } from "#components/common/list-skeleton.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { NewToolButton } from "#components/tools/new-tool-button.tsx";
import { type ConsoleSubject, consoleQueries } from "#lib/client/console.ts";
import { CONSOLE_KINDS, CONSOLE_SUBJECTS } from "#lib/client/console-subjects.ts";
import type { SubjectType } from "#lib/contracts/executions.ts";
import { ConsoleFrame } from "./console-frame.tsx";
import { LastRuns } from "./last-runs.tsx";
import { SubjectIcon } from "./subject-icon.tsx";
import { useOpenSubject } from "./use-open-subject.ts";

const SHOWN_MAX = 6;

/** The newest of each kind, to begin with one click, and what was run last. */
export function NothingChosen() {
  const { workspace, can } = useStudio();
  const kinds = CONSOLE_KINDS.filter((kind) => can(CONSOLE_SUBJECTS[kind].read));
  const found = useQueries({ queries: kinds.map((kind) => consoleQueries.find(workspace.slug, kind, "")) });
  const isEmpty = found.every(({ data }) => data?.length === 0);
  return (
    <ConsoleFrame>
      <p className="-mt-2 text-sm text-muted-foreground">
        Run any tool, endpoint or snippet by hand, see what comes back, and hold one run against another.
      </p>
      {isEmpty ? (
        <EmptyState icon={SquareTerminal} title="Nothing to run yet" action={can("tool:write") && <NewToolButton />}>
          Tools, the endpoints of connectors, and snippets can be run here as soon as there are any.
        </EmptyState>
      ) : (
        <div className="grid gap-4 lg:grid-cols-3">
          {kinds.map((kind, index) => {
            const query = found[index];
            return query === undefined ? null : <Newest key={kind} kind={kind} query={query} />;
          })}
        </div>
      )}
      {can("execution:read") && <LastRuns />}
    </ConsoleFrame>
  );
}

/** The newest of one kind. */
function Newest({ kind, query }: { kind: SubjectType; query: UseQueryResult<ConsoleSubject[]> }) {
  const { plural } = CONSOLE_SUBJECTS[kind];
  return (
    <section aria-label={plural} className="min-w-0 self-start overflow-hidden rounded-lg border bg-card">
      <h2 className="border-b bg-muted/60 px-4 py-2 text-xs font-medium text-muted-foreground">{plural}</h2>
      {query.isPending && <ListSkeleton label={`Loading ${plural.toLowerCase()}`} bare />}
      {query.data === undefined && query.isError && <ErrorState error={query.error} onRetry={query.refetch} />}
      {query.data?.length === 0 && <p className="px-4 py-3 text-sm text-muted-foreground">None yet.</p>}
      {query.data !== undefined && query.data.length > 0 && <Subjects subjects={query.data.slice(0, SHOWN_MAX)} />}
    </section>
  );
}

function Subjects({ subjects }: { subjects: readonly ConsoleSubject[] }) {
  const open = useOpenSubject();
  return (
    <ul className="divide-y">
      {subjects.map((subject) => (
        <li key={subject.id}>
          <button
            type="button"
            onClick={() => open(subject)}
            className="flex w-full min-w-0 items-center gap-3 px-4 py-2.5 text-start text-sm hover:bg-accent focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-ring"
          >
            <SubjectIcon kind={subject.kind} className="size-4 shrink-0 text-primary" />
            <span className="min-w-0 flex-1">
              <bdi className="block truncate font-medium">{subject.displayName}</bdi>
              <bdi className="block truncate font-mono text-xs text-muted-foreground">{subject.name}</bdi>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
