import { formatRows } from "./format-rows.ts";
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
  return formatRows(HEADINGS, rows, { markdown, isText: (column) => column === 0 });
}

function cpu(ms: number | undefined): string {
  return ms === undefined ? "?" : ms.toFixed(3);
}

function ratio(sample: Sample, base: Sample | undefined): string {
  return base === undefined || base.perSecond === 0 ? "?" : (sample.perSecond / base.perSecond).toFixed(2);
}
