"use client";

import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "#components/common/error-state.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { formatCount } from "#lib/client/format-count.ts";
import { formatDuration } from "#lib/client/format-duration.ts";
import { usageQueries } from "#lib/client/usage.ts";
import type { UsageTotals } from "#lib/contracts/usage.ts";
import { Delta } from "./delta.tsx";
import type { UsageView } from "./use-usage.ts";

interface Figure {
  label: string;
  /** Null where nothing was called. */
  value: (totals: UsageTotals) => number | null;
  format: (value: number) => string;
  /** Whether more of it is good news; null where it is neither. */
  isMoreBetter: boolean | null;
}

const duration = (ms: number) => formatDuration(ms);
const share = (rate: number) => `${(Math.floor(rate * 10) / 10).toLocaleString("en")}%`;

const FIGURES: readonly Figure[] = [
  { label: "Calls", value: ({ calls }) => calls, format: formatCount, isMoreBetter: null },
  {
    label: "Succeeded",
    value: ({ calls, failures }) => (calls === 0 ? null : ((calls - failures) / calls) * 100),
    format: share,
    isMoreBetter: true,
  },
  { label: "Failed", value: ({ failures }) => failures, format: formatCount, isMoreBetter: false },
  { label: "Median (p50)", value: ({ p50Ms }) => p50Ms, format: duration, isMoreBetter: false },
  { label: "p95", value: ({ p95Ms }) => p95Ms, format: duration, isMoreBetter: false },
  { label: "p99", value: ({ p99Ms }) => p99Ms, format: duration, isMoreBetter: false },
];
const COST: Figure = { label: "Cost", value: ({ cost }) => cost, format: toDollars, isMoreBetter: null };

export function Figures({ usage: { workspace, query } }: { usage: UsageView }) {
  const summary = useQuery(usageQueries.summary(workspace, query));
  if (summary.isError && summary.data === undefined) return <ErrorState error={summary.error} onRetry={summary.refetch} />;
  const { current, previous } = summary.data ?? {};
  const hasCost = (current?.cost ?? 0) > 0 || (previous?.cost ?? 0) > 0;
  return (
    <dl
      aria-label="In all"
      aria-busy={summary.isPlaceholderData}
      className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-border sm:grid-cols-3 xl:auto-cols-fr xl:grid-flow-col xl:grid-cols-none"
    >
      {[...FIGURES, ...(hasCost ? [COST] : [])].map((figure) => (
        <div
          key={figure.label}
          // The seventh has its line to itself where there are two or three in one.
          className="min-w-0 bg-card px-4 py-3 max-sm:last:odd:col-span-2 sm:max-xl:[&:last-child:nth-child(3n+1)]:col-span-3"
        >
          <dt className="text-sm text-muted-foreground">{figure.label}</dt>
          <dd>
            <div className="truncate text-2xl font-semibold tracking-tight tabular-nums">
              {current === undefined ? <Skeleton className="my-1 h-6 w-16" /> : <bdi>{shown(figure, current)}</bdi>}
            </div>
            <p className="h-5 text-xs text-muted-foreground">
              {current !== undefined && previous !== undefined && (
                <Delta
                  now={figure.value(current)}
                  before={figure.value(previous)}
                  isMoreBetter={figure.isMoreBetter}
                  format={figure.format}
                />
              )}
            </p>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function shown({ value, format }: Figure, totals: UsageTotals): string {
  const number = value(totals);
  return number === null ? "–" : format(number);
}

function toDollars(cost: number): string {
  return cost.toLocaleString("en", { style: "currency", currency: "USD", maximumSignificantDigits: 4 });
}
