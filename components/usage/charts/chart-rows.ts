import { LAYERS_EXPLAINED } from "#components/tools/layers.ts";
import { LAYERS } from "#lib/contracts/errors.ts";
import type { UsagePoint, UsageSeries } from "#lib/contracts/usage.ts";

/** One line or area of a chart. */
export interface ChartLine {
  key: string;
  label: string;
  /** A token of the theme. */
  color: string;
  value: (point: UsagePoint) => number | null;
  /** Of the time before, drawn behind the others. */
  isBefore?: boolean;
}

/** `at` in milliseconds, and the value of each line by its key; null where there was no call. */
export type ChartRow = { at: number } & Record<string, number | null>;

const FAILED_COLORS = ["var(--chart-2)", "var(--chart-3)", "var(--chart-4)", "var(--chart-5)"];
const LAYERS_SHOWN = 3;

/** What succeeded, and what failed by the layers that failed most; the rest of them together. */
export function callLines(series: UsageSeries | undefined, compared: boolean): ChartLine[] {
  const failures = LAYERS.map((layer) => ({ layer, count: sum(series?.points ?? [], (point) => point.byLayer[layer] ?? 0) }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count);
  const shown = failures.slice(0, LAYERS_SHOWN).map(({ layer }) => layer);
  const lines = shown.map((layer, index) => ({
    key: layer,
    label: `Failed: ${LAYERS_EXPLAINED[layer].label}`,
    color: FAILED_COLORS[index] ?? "",
    value: (point: UsagePoint) => point.byLayer[layer] ?? 0,
  }));
  const rest = { key: "failed", label: "Failed otherwise", color: FAILED_COLORS[LAYERS_SHOWN] ?? "", value: failedOtherwise(shown) };
  const hasRest = (series?.points ?? []).some((point) => rest.value(point) > 0);
  const succeeded = {
    key: "succeeded",
    label: "Succeeded",
    color: "var(--chart-1)",
    value: ({ calls, failures }: UsagePoint) => calls - failures,
  };
  return [succeeded, ...lines, ...(hasRest ? [rest] : []), ...before(compared, "All calls before", ({ calls }) => calls)];
}

export function latencyLines(compared: boolean): ChartLine[] {
  return [
    { key: "p50", label: "p50", color: "var(--chart-1)", value: ({ p50Ms }) => p50Ms },
    { key: "p95", label: "p95", color: "var(--chart-4)", value: ({ p95Ms }) => p95Ms },
    { key: "p99", label: "p99", color: "var(--chart-2)", value: ({ p99Ms }) => p99Ms },
    ...before(compared, "p95 before", ({ p95Ms }) => p95Ms),
  ];
}

function before(compared: boolean, label: string, value: ChartLine["value"]): ChartLine[] {
  return compared ? [{ key: "before", label, color: "var(--muted-foreground)", value, isBefore: true }] : [];
}

export function toRows({ points, previous }: UsageSeries, lines: readonly ChartLine[]): ChartRow[] {
  return points.map((point, index) => {
    const earlier = previous[index];
    const numberOf = ({ isBefore, value }: ChartLine) => (isBefore !== true ? value(point) : earlier === undefined ? null : value(earlier));
    return { at: Date.parse(point.at), ...Object.fromEntries(lines.map((line) => [line.key, numberOf(line)])) };
  });
}

function failedOtherwise(shown: readonly string[]): (point: UsagePoint) => number {
  return ({ failures, byLayer }) => failures - shown.reduce((total, layer) => total + (byLayer[layer] ?? 0), 0);
}

function sum(points: readonly UsagePoint[], value: (point: UsagePoint) => number): number {
  return points.reduce((total, point) => total + value(point), 0);
}
