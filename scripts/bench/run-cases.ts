import { setTimeout as sleep } from "node:timers/promises";
import type { Results } from "./format-table.ts";
import { type BenchCase, measure, type Sample } from "./measure.ts";
import { median } from "./median.ts";

export interface Plan {
  connections: number;
  rounds: number;
  durationSec: number;
  warmUpSec: number;
}

export interface Outcome {
  results: Results;
  /** Executions that were answered, warm-up included. */
  executions: number;
}

/** Lets a server come to rest, so that one case does not pay for the one before. */
const REST_MS = 300;

/** Runs the cases in turn, round after round, so that a slow moment of the machine hits all of them alike. */
export async function runCases(cases: BenchCase[], postgresPid: number, plan: Plan, progress: (text: string) => void): Promise<Outcome> {
  const samples = new Map<string, Sample[]>(cases.map(({ name }) => [name, []]));
  let executions = 0;
  const run = async (each: BenchCase, durationSec: number) => {
    const sample = await measure(each, postgresPid, plan.connections, durationSec);
    if (each.logged) executions += sample.answered;
    await sleep(REST_MS);
    return sample;
  };
  for (const each of cases) await run(each, plan.warmUpSec);
  for (let round = 1; round <= plan.rounds; round += 1) {
    for (const each of cases) {
      const sample = await run(each, plan.durationSec);
      samples.get(each.name)?.push(sample);
      progress(
        `${plan.connections} connections, round ${round} of ${plan.rounds}, ${each.name}: ${sample.perSecond.toFixed(0)} requests/s`,
      );
    }
  }
  return { results: new Map([...samples].map(([name, all]) => [name, median(all)])), executions };
}
