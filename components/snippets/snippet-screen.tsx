"use client";

import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "#components/common/error-state.tsx";
import { PageSkeleton } from "#components/common/page-skeleton.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { snippetQueries } from "#lib/client/snippets.ts";
import { SnippetEditor } from "./snippet-editor.tsx";

export function SnippetScreen({ id }: { id: string }) {
  const { workspace } = useStudio();
  const query = useQuery(snippetQueries.detail(workspace.slug, id));
  if (query.isPending) return <PageSkeleton label="Loading the snippet" />;
  if (query.data === undefined) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return <SnippetEditor key={id} snippet={query.data.snippet} />;
}
