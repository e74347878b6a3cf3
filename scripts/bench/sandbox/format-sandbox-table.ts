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
  const widths = HEADINGS.map((heading, column) => Math.max(heading.length, ...cells.map((line) => line[column]?.length ?? 0)));
  const isText = (column: number) => column === 0 || column === 2;
  const format = (line: string[]) => {
    const padded = line.map((cell, column) => (isText(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)));
    return markdown ? `| ${padded.join(" | ")} |` : padded.join("  ");
  };
  const rule = widths.map((width, column) => (markdown && !isText(column) ? `${"-".repeat(width - 1)}:` : "-".repeat(width)));
  return [HEADINGS, rule, ...cells].map(format).join("\n");
}

function ratioOf(row: Row, rows: Row[]): string {
  const own = rows.find((each) => each.workload === row.workload && each.concurrency === row.concurrency && each.runner === "sandbox");
  return own && row.perSecond > 0 ? (own.perSecond / row.perSecond).toFixed(2) : "?";
}
