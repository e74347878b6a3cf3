"use client";

import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "#components/common/error-state.tsx";
import { PageSkeleton } from "#components/common/page-skeleton.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { toolQueries } from "#lib/client/tools.ts";
import { FirstRun } from "./first-run.tsx";

/** The tool is there; the guide ends when it has run. */
export function TryStep({ id }: { id: string }) {
  const { workspace } = useStudio();
  const query = useQuery(toolQueries.detail(workspace.slug, id));
  if (query.isPending) return <PageSkeleton label="Loading the tool" />;
  if (query.data === undefined) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return <FirstRun tool={query.data.tool} />;
}
