"use client";

import { GitCompareArrows } from "lucide-react";
import { CopyButton } from "#components/common/copy-button.tsx";
import { Button } from "#components/ui/button.tsx";
import type { WorkbenchState } from "../use-workbench.ts";

/** What can be done with a run. */
export function OutcomeActions({ executionId, bench }: { executionId: string; bench: WorkbenchState }) {
  const before = bench.view.compare;
  if (before !== undefined) return null;
  return (
    <>
      <CopyButton text={executionId} label="Copy execution id" bare />
      <Button
        type="button"
        variant="ghost"
        size="sm"
        onClick={() => bench.go({ execution: executionId, pane: "history" })}
        className="lg:hidden"
      >
        <GitCompareArrows aria-hidden="true" />
        Compare
      </Button>
    </>
  );
}
