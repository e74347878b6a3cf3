import type { InfiniteData } from "@tanstack/react-query";

/** A page that the server has read already, in the form in which react-query keeps an endless list. */
export function firstPage<Page>(page: Page): InfiniteData<Page, string | null> {
  return { pages: [page], pageParams: [null] };
}
