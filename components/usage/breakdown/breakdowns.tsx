"use client";

import { useQuery } from "@tanstack/react-query";
import { ChartNoAxesCombined } from "lucide-react";
import Link from "next/link";
import { EmptyState } from "#components/common/empty-state.tsx";
import { Button } from "#components/ui/button.tsx";
import { usageQueries } from "#lib/client/usage.ts";
import type { UsageView } from "../use-usage.ts";
import { BreakdownTable } from "./breakdown-table.tsx";

/** Where the calls went, who made them, and where they failed. Each row narrows the page, and leads to its calls in the log. */
export function Breakdowns({ usage }: { usage: UsageView }) {
  const summary = useQuery(usageQueries.summary(usage.workspace, usage.query));
  if (summary.data?.current.calls === 0) return <NothingCalled workspace={usage.workspace} />;
  return (
    <div className="grid gap-6 lg:grid-cols-2">
      <BreakdownTable title="Most called" usage={usage} by="subject" sort="calls" />
      <BreakdownTable title="Slowest" usage={usage} by="subject" sort="p95" />
      <BreakdownTable title="Failing most" usage={usage} by="subject" sort="failures" />
      <BreakdownTable title="Errors by layer" usage={usage} by="layer" sort="failures" />
      <BreakdownTable title="By actor" usage={usage} by="actor" sort="calls" />
      <BreakdownTable title="By source" usage={usage} by="source" sort="calls" />
    </div>
  );
}

/** One word for what six empty tables would say. */
function NothingCalled({ workspace }: { workspace: string }) {
  return (
    <EmptyState
      icon={ChartNoAxesCombined}
      title="Nothing was called in this time"
      action={
        <Button variant="outline" asChild>
          <Link href={`/${workspace}/console`}>Call something in the console</Link>
        </Button>
      }
    >
      What was called most, what was slow and what failed is told here, by tool, by person or token, and by source. Choose a longer time, or
      make a first call.
    </EmptyState>
  );
}
