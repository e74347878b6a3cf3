import type { ChartLine, ChartRow } from "./chart-rows.ts";
import { formatMoment, isByDay } from "./format-moment.ts";

interface Props {
  row: ChartRow | undefined;
  lines: readonly ChartLine[];
  stepMs: number;
  spanMs: number;
  format: (value: number) => string;
}

export function PlotTooltip({ row, lines, stepMs, spanMs, format }: Props) {
  if (row === undefined) return null;
  return (
    <div className="rounded-md border bg-popover px-3 py-2 text-xs shadow-md">
      <p className="pb-1 font-medium">
        {formatMoment(row.at, stepMs, spanMs)}
        {isByDay(stepMs) && " (UTC)"}
      </p>
      <dl className="grid grid-cols-[auto_1fr_auto] items-center gap-x-2 gap-y-0.5 tabular-nums">
        {lines.map(({ key, label, color }) => (
          <div key={key} className="contents">
            <span aria-hidden="true" className="size-2 rounded-sm" style={{ background: color }} />
            <dt className="text-muted-foreground">{label}</dt>
            <dd className="ps-4 text-end">{row[key] == null ? "–" : format(row[key])}</dd>
          </div>
        ))}
      </dl>
      <p className="pt-1.5 text-muted-foreground pointer-coarse:hidden">Click for its calls, drag to look closer.</p>
      <p className="hidden pt-1.5 text-muted-foreground pointer-coarse:block">Tap again for its calls, drag to look closer.</p>
    </div>
  );
}
