"use client";

import { Loader2 } from "lucide-react";
import { Button } from "#components/ui/button.tsx";

interface Props {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; isFetchNextPageError: boolean; fetchNextPage: () => unknown };
  /** What there is more of: "tools". */
  what: string;
}

export function LoadMore({ query, what }: Props) {
  if (!query.hasNextPage) return null;
  return (
    <div className="flex flex-col items-center gap-2 pt-4">
      {query.isFetchNextPageError && (
        <p role="alert" className="text-sm text-destructive">
          More {what} could not be loaded.
        </p>
      )}
      <Button variant="outline" onClick={() => query.fetchNextPage()} disabled={query.isFetchingNextPage}>
        {query.isFetchingNextPage && <Loader2 className="animate-spin" aria-hidden="true" />}
        {query.isFetchNextPageError ? "Try again" : `Load more ${what}`}
      </Button>
    </div>
  );
}
