"use client";

import { ErrorState } from "#components/common/error-state.tsx";
import { ListSkeleton } from "#components/common/list-skeleton.tsx";
import type { WorkbenchState } from "../use-workbench.ts";
import { ExampleRow } from "./example-row.tsx";

interface Props {
  bench: WorkbenchState;
  mayKeep: boolean;
  onLoaded: () => void;
}

export function ExampleList({ bench, mayKeep, onLoaded }: Props) {
  const { examples } = bench;
  if (examples.isPending) return <ListSkeleton label="Loading the examples" bare />;
  if (examples.data === undefined) return <ErrorState error={examples.error} onRetry={examples.refetch} />;
  if (examples.data.examples.length === 0) {
    return (
      <p className="p-8 text-center text-sm text-pretty text-muted-foreground">
        No example yet. {mayKeep ? "Fill in the form, then save it here under a name." : "Whoever may run this can save some."}
      </p>
    );
  }
  return (
    <ul className="divide-y" aria-label="Saved examples">
      {examples.data.examples.map((example) => (
        <ExampleRow key={example.id} example={example} bench={bench} mayKeep={mayKeep} onLoaded={onLoaded} />
      ))}
    </ul>
  );
}
