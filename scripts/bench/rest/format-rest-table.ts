import { formatRows } from "../format-rows.ts";
import type { RestRow } from "./measure-rest.ts";
import type { RestWay } from "./rest-job.ts";

const HEADINGS = ["a REST call by", "calls/s", "p50 ms", "p95 ms", "CPU ms", "connections", "p50 over undici", "p95 over undici"];

const LABELS: Record<RestWay, string> = {
  undici: "undici alone",
  call: "the product, inside its process",
  api: "the product, through its API and log",
};

/** One row per way, with what it takes longer than undici alone. */
export function formatRestTable(rows: RestRow[], markdown: boolean): string {
  const base = rows.find(({ way }) => way === "undici");
  const over = (value: number, of: number | undefined) => (of === undefined ? "?" : `${(value - of).toFixed(2)} ms`);
  const cells = rows.map((row) => [
    LABELS[row.way],
    row.perSecond.toFixed(0),
    row.p50Ms.toFixed(2),
    row.p95Ms.toFixed(2),
    row.cpuMs.toFixed(3),
    String(row.connections),
    over(row.p50Ms, base?.p50Ms),
    over(row.p95Ms, base?.p95Ms),
  ]);
  return formatRows(HEADINGS, cells, { markdown, isText: (column) => column === 0 });
}
