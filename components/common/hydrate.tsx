import { dehydrate, HydrationBoundary, type QueryKey } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { makeQueryClient } from "#lib/client/make-query-client.ts";

interface Props {
  /** What the page has read already: the query it answers, and the answer. */
  queries: readonly (readonly [{ queryKey: QueryKey }, unknown])[];
  children: ReactNode;
}

/** Hands what a page read on the server to the queries of its screen. */
export function Hydrate({ queries, children }: Props) {
  const client = makeQueryClient();
  for (const [{ queryKey }, data] of queries) client.setQueryData(queryKey, data);
  return <HydrationBoundary state={dehydrate(client)}>{children}</HydrationBoundary>;
}
