import { measureRunner, type RunnerSample } from "./measure-runner.ts";
import { quantile } from "./quantile.ts";
import type { Runner } from "./runner.ts";
import { WORKLOADS } from "./workloads.ts";

export interface SandboxPlan {
  rounds: number;
  durationMs: number;
  warmUpMs: number;
}

export interface Row extends RunnerSample {
  workload: string;
  runner: string;
  concurrency: number;
}

const CONCURRENCIES = [1, 16];

/** The median of every figure over the rounds; in each of them the runners take turns, so that a slow moment of the machine hits all alike. */
export async function measureAll(runners: Runner[], plan: SandboxPlan, progress: (text: string) => void): Promise<Row[]> {
  const rows: Row[] = [];
  for (const workload of WORKLOADS) {
    const able = runners.filter((runner) => runner.can(workload));
    for (const runner of able) await measureRunner(runner, workload, 1, plan.warmUpMs);
    for (const concurrency of CONCURRENCIES) {
      const samples = new Map<Runner, RunnerSample[]>(able.map((runner) => [runner, []]));
      for (let round = 0; round < plan.rounds; round++) {
        for (const [runner, taken] of samples) taken.push(await measureRunner(runner, workload, concurrency, plan.durationMs));
      }
      for (const [runner, taken] of samples) rows.push({ workload: workload.name, runner: runner.name, concurrency, ...medianOf(taken) });
      progress(`${workload.name}, ${concurrency} at a time`);
    }
  }
  return rows;
}

function medianOf(samples: RunnerSample[]): RunnerSample {
  const of = (pick: (sample: RunnerSample) => number) => quantile(samples.map(pick), 0.5);
  return { perSecond: of((sample) => sample.perSecond), p50Ms: of((sample) => sample.p50Ms), p99Ms: of((sample) => sample.p99Ms) };
}
