"use client";

import dynamic from "next/dynamic";
import { Skeleton } from "#components/ui/skeleton.tsx";

/** The result of a run as a tree, a table, text, or as an agent reads it. It comes with the first result, not with the page. */
export const ResultView = dynamic(() => import("./whole-result.tsx").then((module) => module.WholeResult), {
  loading: () => (
    <div role="status" aria-label="Loading the result" className="space-y-2">
      <Skeleton className="h-9 w-64 max-w-full" />
      <Skeleton className="h-32" />
    </div>
  ),
});
