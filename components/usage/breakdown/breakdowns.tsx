"use client";

import type { UsageView } from "../use-usage.ts";
import { BreakdownTable } from "./breakdown-table.tsx";

/** Where the calls went, who made them, and where they failed. Each row narrows the page, and leads to its calls in the log. */
export function Breakdowns({ usage }: { usage: UsageView }) {
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
