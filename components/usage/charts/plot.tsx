"use client";

import { useRouter } from "next/navigation";
import { Area, CartesianGrid, ComposedChart, Line, ReferenceArea, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import type { ChartLine, ChartRow } from "./chart-rows.ts";
import { formatMoment } from "./format-moment.ts";
import { PlotTooltip } from "./plot-tooltip.tsx";
import { useBrush } from "./use-brush.ts";

interface Props {
  label: string;
  lines: readonly ChartLine[];
  rows: ChartRow[];
  stepMs: number;
  format: (value: number) => string;
  isStacked: boolean;
  onZoom: (firstAt: number, lastAt: number) => void;
  /** Where a click on a moment leads. */
  hrefOf: (at: number) => string;
}

const AXIS_PX = 64;
const END_PX = 12;

/** Draws the lines over time. A drag selects a time, a click opens a moment. */
export function Plot({ label, lines, rows, stepMs, format, isStacked, onZoom, hrefOf }: Props) {
  const router = useRouter();
  const { drag, handlers } = useBrush({
    moments: rows.map(({ at }) => at),
    inset: { start: AXIS_PX, end: END_PX },
    onZoom,
    onOpen: (at) => router.push(hrefOf(at)),
  });
  const spanMs = rows.length * stepMs;
  return (
    // The chart has its left and its right in every language: time goes one way.
    // What a pointer does here is done by keyboard with the buttons above and the table.
    <div dir="ltr" {...handlers} className="h-full touch-pan-y">
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart
          data={rows}
          title={`${label} over time; the same numbers can be shown as a table`}
          margin={{ top: 8, right: END_PX, bottom: 0, left: 0 }}
          className="cursor-crosshair select-none text-xs [&_.recharts-surface]:outline-none [&_.recharts-surface_*]:outline-none [&_.recharts-surface:focus-visible]:ring-2 [&_.recharts-surface:focus-visible]:ring-ring"
        >
          <CartesianGrid vertical={false} stroke="var(--border)" />
          <XAxis
            dataKey="at"
            type="number"
            scale="time"
            domain={["dataMin", "dataMax"]}
            tickFormatter={(ms: number) => formatMoment(ms, stepMs, spanMs)}
            minTickGap={48}
            tickLine={false}
            axisLine={false}
            tick={{ fill: "var(--muted-foreground)" }}
          />
          <YAxis
            width={AXIS_PX}
            allowDecimals={!isStacked}
            tickFormatter={(value: number) => (value === 0 ? "0" : format(value))}
            tickLine={false}
            axisLine={false}
            tick={{ fill: "var(--muted-foreground)" }}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: "var(--muted-foreground)", strokeDasharray: "3 3" }}
            content={({ label: moment }) => (
              <PlotTooltip
                row={rows.find((row) => row.at === Number(moment))}
                lines={lines}
                stepMs={stepMs}
                spanMs={spanMs}
                format={format}
              />
            )}
          />
          {/* What is drawn last lies on top: of lines the first, which is the one of most calls. */}
          {(isStacked ? lines : lines.toReversed()).map((line) => drawn(line, isStacked, rows))}
          {drag !== null && drag.first !== drag.last && (
            <ReferenceArea
              x1={Math.min(drag.first, drag.last)}
              x2={Math.max(drag.first, drag.last)}
              fill="var(--primary)"
              fillOpacity={0.15}
            />
          )}
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}

/** A step of the stack for each piece of time, or a line: of the time before it is always a thin dashed one. */
function drawn({ key, label, color, isBefore }: ChartLine, isStacked: boolean, rows: readonly ChartRow[]) {
  const shared = { dataKey: key, name: label, stroke: color, isAnimationActive: false, connectNulls: false } as const;
  if (isBefore === true) return <Line key={key} {...shared} type="monotone" dot={false} strokeWidth={1.25} strokeDasharray="4 3" />;
  if (isStacked) return <Area key={key} {...shared} type="step" stackId="calls" fill={color} fillOpacity={0.75} strokeWidth={0} />;
  return (
    <Line
      key={key}
      {...shared}
      type="monotone"
      dot={(dot: Dot) => <LoneDot {...dot} key={dot.index} of={key} rows={rows} />}
      strokeWidth={1.5}
    />
  );
}

interface Dot {
  cx?: number | undefined;
  cy?: number | undefined;
  index: number;
  stroke?: string | undefined;
}

/** A line needs two ends: what has no neighbours would not be seen. */
function LoneDot({ cx, cy, index, stroke, of, rows }: Dot & { of: string; rows: readonly ChartRow[] }) {
  const isLone = rows[index]?.[of] != null && rows[index - 1]?.[of] == null && rows[index + 1]?.[of] == null;
  return isLone ? <circle cx={cx} cy={cy} r={2} fill={stroke} /> : null;
}
