"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Plus, SearchX, SquareCode } from "lucide-react";
import Link from "next/link";
import { EmptyState } from "#components/common/empty-state.tsx";
import { ErrorState } from "#components/common/error-state.tsx";
import { ListSkeleton } from "#components/common/list-skeleton.tsx";
import { LoadMore } from "#components/common/load-more.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import type { SnippetFilter } from "#lib/client/snippet-filter.ts";
import { snippetQueries } from "#lib/client/snippets.ts";
import { SnippetTable } from "./snippet-table.tsx";

interface Props {
  filter: SnippetFilter;
  onClear: () => void;
}

export function SnippetsFound({ filter, onClear }: Props) {
  const { workspace } = useStudio();
  const query = useInfiniteQuery(snippetQueries.list(workspace.slug, filter));
  if (query.isPending) return <ListSkeleton label="Loading snippets" />;
  if (query.data === undefined) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const snippets = query.data.pages.flatMap((page) => page.snippets);
  const isFiltered = filter.search !== undefined || filter.language !== undefined;
  if (snippets.length === 0) return isFiltered ? <NoMatch onClear={onClear} /> : <NoSnippets />;
  return (
    <div aria-busy={query.isPlaceholderData} className={query.isPlaceholderData ? "opacity-60 transition-opacity" : undefined}>
      <SnippetTable snippets={snippets} workspace={workspace.slug} />
      <LoadMore query={query} what="snippets" />
    </div>
  );
}

function NoSnippets() {
  const { can, workspace } = useStudio();
  return (
    <EmptyState
      icon={SquareCode}
      title="No snippets yet"
      action={
        can("snippet:write") && (
          <Button asChild>
            <Link href={`/${workspace.slug}/snippets/new`}>
              <Plus aria-hidden="true" />
              Write the first one
            </Link>
          </Button>
        )
      }
    >
      JavaScript, TypeScript or Python that you run right here while you write it. Done, it becomes a tool that agents may call.
    </EmptyState>
  );
}

function NoMatch({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState
      icon={SearchX}
      title="No snippet matches"
      action={
        <Button variant="outline" onClick={onClear}>
          Clear the filter
        </Button>
      }
    >
      Names, titles and descriptions were searched.
    </EmptyState>
  );
}
