import autocannon, { type Result } from "autocannon";
import type { BenchRequest, LoadJob, LoadResult } from "./load-types.ts";

/** `node load.ts <job as JSON>` prints a LoadResult. A process of its own, so that making load costs the measured servers nothing. */
const { request, connections, durationSec }: LoadJob = JSON.parse(process.argv[2] ?? "");
const { url, ...options }: BenchRequest = request;
const statuses: Record<string, number> = {};
// autocannon's own histogram rounds to whole milliseconds, which hides everything that takes less than one.
const latencies: number[] = [];

const { promise, resolve, reject } = Promise.withResolvers<Result>();
const run = autocannon({ url, ...options, connections, duration: durationSec }, (error, result) =>
  error ? reject(error) : resolve(result),
);
run.on("response", (_client, status, _bytes, latencyMs) => {
  statuses[status] = (statuses[status] ?? 0) + 1;
  latencies.push(latencyMs);
});
const { duration, errors, timeouts } = await promise;
const sorted = Float64Array.from(latencies).sort();
const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
const result: LoadResult = {
  seconds: duration,
  answered: sorted.length,
  statuses,
  errors: errors + timeouts,
  p50Ms: at(0.5),
  p99Ms: at(0.99),
};
process.stdout.write(JSON.stringify(result));
