import { formatRows } from "../format-rows.ts";
import { goal } from "../goal.ts";
import type { UsageRow } from "./run-usage.ts";

const GOAL_MS = 300;

/** One row per view. */
export function formatUsageTable(rows: UsageRow[], markdown: boolean): string {
  const cells = rows.map(({ name, medianMs, maxMs, cpuMs }) => [name, medianMs.toFixed(1), maxMs.toFixed(1), cpuMs?.toFixed(0) ?? "?"]);
  return formatRows(["view", "median ms", "max ms", "CPU ms PostgreSQL"], cells, { markdown, isText: (column) => column === 0 });
}

export function usageGoal(rows: UsageRow[]): string {
  const slowest = rows.reduce((worst, row) => (row.medianMs > worst.medianMs ? row : worst));
  return goal(`slowest view of the log (${slowest.name})`, slowest.medianMs, "at most", GOAL_MS, " ms");
}
