import { formatRows } from "../format-rows.ts";
import type { Row } from "./measure-all.ts";

const HEADINGS = ["workload", "at a time", "runner", "executions/s", "p50 ms", "p99 ms", "sandbox ÷ this"];

/** One row per way to run each workload; the last column says how many times as much the sandbox does. */
export function formatSandboxTable(rows: Row[], markdown: boolean): string {
  const cells = rows.map((row) => [
    row.workload,
    String(row.concurrency),
    row.runner,
    row.perSecond.toFixed(0),
    row.p50Ms.toFixed(3),
    row.p99Ms.toFixed(3),
    ratioOf(row, rows),
  ]);
  return formatRows(HEADINGS, cells, { markdown, isText: (column) => column === 0 || column === 2 });
}

function ratioOf(row: Row, rows: Row[]): string {
  const own = rows.find((each) => each.workload === row.workload && each.concurrency === row.concurrency && each.runner === "sandbox");
  return own && row.perSecond > 0 ? (own.perSecond / row.perSecond).toFixed(2) : "?";
}
