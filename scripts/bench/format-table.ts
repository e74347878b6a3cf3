import type { Sample } from "./measure.ts";

export type Results = Map<string, Sample>;

const HEADINGS = ["case", "requests/s", "p50 ms", "p99 ms", "CPU ms web", "sandbox", "PostgreSQL", "× Next", "× bare"];

const LABELS: Record<string, string> = {
  code: "(a) execute a code tool",
  api: "(b) execute an API tool",
  next: "(c) empty route, Next",
  front: "(c') empty route, front server",
  bare: "(d) bare node:http, JSON",
};

/** One row per case, with its throughput relative to Next's own pipeline and to the bare server. Columns line up in either form. */
export function formatTable(results: Results, markdown: boolean): string {
  const rows = [...results].map(([name, sample]) => [
    LABELS[name] ?? name,
    sample.perSecond.toFixed(0),
    sample.p50Ms.toFixed(2),
    sample.p99Ms.toFixed(2),
    cpu(sample.webCpuMs),
    cpu(sample.sandboxCpuMs),
    cpu(sample.postgresCpuMs),
    ratio(sample, results.get("next")),
    ratio(sample, results.get("bare")),
  ]);
  const widths = HEADINGS.map((heading, column) => Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: string[]) => {
    const padded = cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)));
    return markdown ? `| ${padded.join(" | ")} |` : padded.join("  ");
  };
  const rule = widths.map((width, column) => (markdown && column > 0 ? `${"-".repeat(width - 1)}:` : "-".repeat(width)));
  return [HEADINGS, rule, ...rows].map(line).join("\n");
}

function cpu(ms: number | undefined): string {
  return ms === undefined ? "?" : ms.toFixed(3);
}

function ratio(sample: Sample, base: Sample | undefined): string {
  return base === undefined || base.perSecond === 0 ? "?" : (sample.perSecond / base.perSecond).toFixed(2);
}
