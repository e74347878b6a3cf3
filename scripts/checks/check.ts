import type { Lifecycle } from "../steps/lifecycle.ts";

export interface Tally {
  passed: number;
  failed: number;
}

/** One step of `npm test`: a single question (types, lint, …) or a whole suite. */
export interface Check {
  title: string;
  run(life: Lifecycle): Promise<Tally>;
}

export function tallyOf(passed: boolean): Tally {
  return passed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}
