"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { ErrorState } from "#components/common/error-state.tsx";
import { ListSkeleton } from "#components/common/list-skeleton.tsx";
import { Wide } from "#components/common/wide.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { cn } from "#components/ui/cn.ts";
import { consoleQueries } from "#lib/client/console.ts";
import type { SubjectType } from "#lib/contracts/executions.ts";
import { ConsoleFrame } from "./console-frame.tsx";
import { NothingChosen } from "./nothing-chosen.tsx";
import { useConsole } from "./use-console.ts";

// It comes with the page that opens on it, or when something is chosen.
const Workbench = dynamic(() => import("./workbench.tsx").then((module) => module.Workbench), { ssr: false, loading: () => <Loading /> });

/** Anything that runs: fill in, run, read, compare. */
export function ConsoleScreen() {
  const { view } = useConsole();
  const { kind, id } = view;
  return (
    <Wide className={cn("flex flex-col gap-4", id !== undefined && "lg:h-[calc(100dvh-3rem)] lg:min-h-136")}>
      {kind === undefined || id === undefined ? <NothingChosen /> : <Chosen key={`${kind} ${id}`} kind={kind} id={id} />}
    </Wide>
  );
}

function Chosen({ kind, id }: { kind: SubjectType; id: string }) {
  const { workspace } = useStudio();
  const { view } = useConsole();
  const query = useQuery(consoleQueries.subject(workspace.slug, kind, id));
  const subject = query.data;
  const version = view.version === subject?.version ? undefined : view.version;
  const older = useQuery({
    ...consoleQueries.parameters(workspace.slug, kind, id, version ?? 1),
    enabled: version !== undefined,
    // The form that is there stays, with what was entered, until the other one has come.
    placeholderData: (before) => before ?? subject?.parameters,
  });
  if (query.isPending) return <Loading />;
  if (subject === undefined) return <Refused error={query.error} onRetry={query.refetch} />;
  if (version === undefined) return <Workbench subject={subject} />;
  if (older.isPending) return <Loading />;
  if (older.data === undefined) return <Refused error={older.error} onRetry={older.refetch} />;
  return <Workbench subject={{ ...subject, parameters: older.data }} version={version} />;
}

function Loading() {
  return (
    <ConsoleFrame>
      <ListSkeleton label="Loading what is run" />
    </ConsoleFrame>
  );
}

function Refused(props: { error: unknown; onRetry: () => unknown }) {
  return (
    <ConsoleFrame>
      <ErrorState {...props} />
    </ConsoleFrame>
  );
}
