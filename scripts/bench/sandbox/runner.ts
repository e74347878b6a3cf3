import type { Workload } from "./workloads.ts";

/** One way to run code: the product's, or one that others use. */
export interface Runner {
  name: string;
  can(workload: Workload): boolean;
  /** Returns the result as JSON. */
  run(workload: Workload): Promise<string>;
}
