import { quantile } from "../sandbox/quantile.ts";
import type { RestJob, RestSample } from "./rest-job.ts";
import { REST_WAYS } from "./rest-ways.ts";

/** `node rest-load.ts <RestJob as JSON>` prints a RestSample: so many callers, each of which calls again when its answer is there. */
const { way, request, concurrency, warmUpCalls, calls }: RestJob = JSON.parse(process.argv[2] ?? "");
const call = REST_WAYS[way](request, concurrency);

async function run(count: number): Promise<number[]> {
  let left = count;
  const latencies: number[] = [];
  const caller = async () => {
    while (left-- > 0) {
      const since = performance.now();
      await call();
      latencies.push(performance.now() - since);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, caller));
  return latencies;
}

await run(warmUpCalls);
const cpu = process.cpuUsage();
const since = performance.now();
const latencies = await run(calls);
const seconds = (performance.now() - since) / 1000;
const { user, system } = process.cpuUsage(cpu);
const sample: RestSample = {
  perSecond: calls / seconds,
  p50Ms: quantile(latencies, 0.5),
  p95Ms: quantile(latencies, 0.95),
  cpuMs: (user + system) / 1000 / calls,
};
process.stdout.write(JSON.stringify(sample), () => process.exit());
