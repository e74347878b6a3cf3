import { infiniteQueryOptions, keepPreviousData, type QueryKey } from "@tanstack/react-query";

interface Context {
  cursor: string | undefined;
  signal: AbortSignal;
}

/** A list read by cursor, page after page. While a filter changes, the rows before stay on the screen. */
export function paged<Page extends { nextCursor: string | null }>(queryKey: QueryKey, load: (context: Context) => Promise<Page>) {
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }) => load({ cursor: pageParam ?? undefined, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page: Page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
}
