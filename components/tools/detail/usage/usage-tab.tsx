"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { ErrorState } from "#components/common/error-state.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { formatCount } from "#lib/client/format-count.ts";
import { formatDuration } from "#lib/client/format-duration.ts";
import { usageQueries } from "#lib/client/usage.ts";
import { useAddress } from "#lib/client/use-address.ts";
import type { Tool } from "#lib/contracts/tools.ts";
import type { UsageTotals } from "#lib/contracts/usage.ts";
import { CallsChart } from "./calls-chart.tsx";
import { RANGES, type RangeName, readRange, toRange } from "./ranges.ts";

/** What a tool did of late, compared with the time before. */
export function UsageTab({ tool }: { tool: Tool }) {
  const { workspace, can } = useStudio();
  const { params, write } = useAddress();
  const name = readRange(params["range"]);
  // One moment for as long as the range stays, so that the questions stay the same.
  const [asked, setAsked] = useState(() => ({ name, range: toRange(name) }));
  const current = asked.name === name ? asked : { name, range: toRange(name) };
  if (current !== asked) setAsked(current);
  const query = { ...current.range, subjectType: "tool" as const, subjectId: tool.id };
  const mayRead = can("execution:read");
  const summary = useQuery({ ...usageQueries.summary(workspace.slug, query), enabled: mayRead });
  const series = useQuery({ ...usageQueries.series(workspace.slug, query), enabled: mayRead });
  if (!mayRead) return <p className="text-sm text-muted-foreground">Your role may not see executions.</p>;
  const failed = [summary, series].find(({ isError, data }) => isError && data === undefined);
  if (failed !== undefined) return <ErrorState error={failed.error} onRetry={failed.refetch} />;
  return (
    <div className="min-w-0 space-y-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <RangePicker name={name} onPick={(next) => write({ range: next === "7d" ? undefined : next })} />
        <Link href={`/${workspace.slug}/tools/${tool.id}?tab=logs`} className="text-sm text-primary underline-offset-4 hover:underline">
          Open the log
        </Link>
      </div>
      {summary.data === undefined ? (
        <Skeleton className="h-20" role="status" aria-label="Loading the figures" />
      ) : (
        <Figures current={summary.data.current} previous={summary.data.previous} />
      )}
      {series.data === undefined ? (
        <Skeleton className="h-56" role="status" aria-label="Loading the chart" />
      ) : (
        <CallsChart series={series.data} />
      )}
    </div>
  );
}

function RangePicker({ name, onPick }: { name: RangeName; onPick: (name: RangeName) => void }) {
  return (
    <fieldset className="inline-flex rounded-lg bg-muted p-0.5">
      <legend className="sr-only">Range</legend>
      {RANGES.map(({ id, label }) => (
        <button
          key={id}
          type="button"
          aria-pressed={id === name}
          onClick={() => onPick(id)}
          className={`h-7 rounded-md px-3 text-xs font-medium outline-none focus-visible:ring-2 focus-visible:ring-ring ${id === name ? "bg-background shadow-sm" : "text-muted-foreground hover:text-foreground"}`}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}

function Figures({ current, previous }: { current: UsageTotals; previous: UsageTotals }) {
  const rate = ({ calls, failures }: UsageTotals) => (calls === 0 ? "–" : `${(((calls - failures) / calls) * 100).toFixed(1)}%`);
  const time = (ms: number | null) => (ms === null ? "–" : formatDuration(ms));
  const figures = [
    { term: "Calls", is: formatCount(current.calls), was: formatCount(previous.calls) },
    { term: "Success", is: rate(current), was: rate(previous) },
    { term: "Median", is: time(current.p50Ms), was: time(previous.p50Ms) },
    { term: "95th percentile", is: time(current.p95Ms), was: time(previous.p95Ms) },
    { term: "99th percentile", is: time(current.p99Ms), was: time(previous.p99Ms) },
    { term: "Cost", is: money(current.cost), was: money(previous.cost) },
  ];
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-border sm:grid-cols-3 xl:grid-cols-6">
      {figures.map(({ term, is, was }) => (
        <div key={term} className="bg-card px-4 py-3">
          <dt className="text-xs text-muted-foreground">{term}</dt>
          <dd className="text-xl font-semibold tracking-tight">{is}</dd>
          <dd className="text-xs text-muted-foreground">before: {was}</dd>
        </div>
      ))}
    </dl>
  );
}

function money(cost: number): string {
  return cost === 0 ? "$0" : `$${cost.toLocaleString("en", { maximumSignificantDigits: 4 })}`;
}
