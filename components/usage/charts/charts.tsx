"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { ErrorState } from "#components/common/error-state.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { formatCount } from "#lib/client/format-count.ts";
import { formatDuration } from "#lib/client/format-duration.ts";
import { usageQueries } from "#lib/client/usage.ts";
import type { Range } from "#lib/client/usage-filter.ts";
import type { UsageSeries } from "#lib/contracts/usage.ts";
import type { UsageView } from "../use-usage.ts";
import { ChartFrame } from "./chart-frame.tsx";
import { callLines, latencyLines, toRows } from "./chart-rows.ts";

const HEIGHT = "h-64";
const Plot = dynamic(() => import("./plot.tsx").then((module) => module.Plot), {
  ssr: false,
  loading: () => <Skeleton className={HEIGHT} />,
});

/** Calls and latency over the time that is looked at. Dragging over one looks closer; a click on a moment opens its calls in the log. */
export function Charts({ usage }: { usage: UsageView }) {
  const { workspace, query, filter } = usage;
  const series = useQuery(usageQueries.series(workspace, query));
  if (series.isError && series.data === undefined) return <ErrorState error={series.error} onRetry={series.refetch} />;
  const compared = filter.compare === "1";
  return (
    <div className="grid gap-6 xl:grid-cols-2" aria-busy={series.isPlaceholderData}>
      <Chart title="Calls" usage={usage} data={series.data} lines={callLines(series.data, compared)} format={formatCount} isStacked />
      <Chart title="Latency" usage={usage} data={series.data} lines={latencyLines(compared)} format={formatDuration} />
    </div>
  );
}

interface ChartProps {
  title: string;
  usage: UsageView;
  data: UsageSeries | undefined;
  lines: ReturnType<typeof callLines>;
  format: (value: number) => string;
  isStacked?: boolean;
}

function Chart({ title, usage, data, lines, format, isStacked = false }: ChartProps) {
  if (data === undefined) return <Skeleton className="h-80 rounded-lg" aria-label={`Loading ${title}`} />;
  const rows = toRows(data, lines);
  const stepMs = data.bucketSeconds * 1_000;
  const spanOf = (first: number, last: number) => toSpan(usage.range, Math.min(first, last), Math.max(first, last) + stepMs);
  return (
    <ChartFrame title={title} lines={lines} rows={rows} stepMs={stepMs} format={format} hrefOf={(at) => usage.logHref(spanOf(at, at))}>
      <div className={HEIGHT}>
        <Plot
          label={title}
          lines={lines}
          rows={rows}
          stepMs={stepMs}
          format={format}
          isStacked={isStacked}
          onZoom={(first, last) => usage.zoom(spanOf(first, last))}
          hrefOf={(at) => usage.logHref(spanOf(at, at))}
        />
      </div>
    </ChartFrame>
  );
}

/** The first and the last piece may be parts of one: what is outside of the range was not counted. */
function toSpan(range: Range, startMs: number, endMs: number): Range {
  const fromMs = Math.max(startMs, Date.parse(range.from));
  const toMs = Math.min(endMs, Date.parse(range.to));
  // While another range is awaited, the pieces are still those of the one before.
  const [from, to] = fromMs < toMs ? [fromMs, toMs] : [startMs, endMs];
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}
