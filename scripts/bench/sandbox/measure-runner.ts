import { quantile } from "./quantile.ts";
import type { Runner } from "./runner.ts";
import type { Workload } from "./workloads.ts";

export interface RunnerSample {
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
}

/** Runs the workload for so long, so many at a time, and checks every result. */
export async function measureRunner(runner: Runner, workload: Workload, concurrency: number, durationMs: number): Promise<RunnerSample> {
  const times: number[] = [];
  const startedAt = performance.now();
  const endsAt = startedAt + durationMs;
  const lane = async () => {
    while (performance.now() < endsAt) {
      const from = performance.now();
      const resultJson = await runner.run(workload);
      times.push(performance.now() - from);
      if (resultJson !== workload.resultJson) throw new Error(`${runner.name} answers ${workload.name} with ${resultJson}`);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
  const seconds = (performance.now() - startedAt) / 1000;
  return { perSecond: times.length / seconds, p50Ms: quantile(times, 0.5), p99Ms: quantile(times, 0.99) };
}
