"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { ErrorState } from "#components/common/error-state.tsx";
import { ListSkeleton } from "#components/common/list-skeleton.tsx";
import { LoadMore } from "#components/common/load-more.tsx";
import { SearchInput } from "#components/common/search-input.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { LanguageMark } from "#components/snippets/language-mark.tsx";
import { LANGUAGES } from "#components/snippets/languages.ts";
import { pickQueries } from "#lib/client/pick-queries.ts";
import { Language } from "#lib/contracts/snippets.ts";
import { PickRow } from "./pick-row.tsx";

/** Code written here, or a snippet that is saved. */
export function PickSnippet() {
  const { can } = useStudio();
  const [search, setSearch] = useState("");
  return (
    <div className="space-y-6">
      {can("snippet:write") && (
        <section aria-labelledby="write-code" className="space-y-3">
          <h3 id="write-code" className="text-sm font-medium">
            Write it here
          </h3>
          <ul className="grid gap-2 sm:grid-cols-3">
            {Language.options.map((language) => (
              <li
                key={language}
                className="relative flex items-center gap-3 rounded-lg border bg-card p-3 hover:border-primary/50 has-focus-visible:outline-2 has-focus-visible:outline-ring"
              >
                <LanguageMark language={language} />
                <Link href={`?write=${language}`} className="text-sm font-medium outline-none! after:absolute after:inset-0">
                  {LANGUAGES[language].label}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="pick-snippet" className="space-y-3">
        <h3 id="pick-snippet" className="text-sm font-medium">
          Or run a saved snippet
        </h3>
        <SearchInput label="Search snippets" value="" onSearch={setSearch} />
        <Found search={search} />
      </section>
    </div>
  );
}

function Found({ search }: { search: string }) {
  const { workspace } = useStudio();
  const query = useInfiniteQuery(pickQueries.snippets(workspace.slug, search));
  if (query.isPending) return <ListSkeleton label="Loading snippets" />;
  if (query.data === undefined) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const snippets = query.data.pages.flatMap((page) => page.snippets);
  if (snippets.length === 0) {
    return (
      <p role="status" className="rounded-lg border border-dashed p-6 text-center text-sm text-muted-foreground">
        {search === "" ? "No snippet is saved yet." : "No snippet has that in its name."}
      </p>
    );
  }
  return (
    <div aria-busy={query.isPlaceholderData}>
      <ul aria-label="Snippets" className="divide-y rounded-lg border bg-card">
        {snippets.map(({ id, displayName, name, language }) => (
          <PickRow
            key={id}
            href={`?snippet=${id}`}
            title={displayName}
            detail={name}
            icon={<LanguageMark language={language} className="size-8" />}
          />
        ))}
      </ul>
      <LoadMore query={query} what="snippets" />
    </div>
  );
}
