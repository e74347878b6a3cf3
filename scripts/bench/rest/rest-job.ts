import type { BenchRequest } from "../load-types.ts";

/**
 * How a REST endpoint is called: `undici` alone, the product's own way to send a request inside of one process (`call`), or all of it
 * through the HTTP API, with its row in the log (`api`).
 */
export type RestWay = "undici" | "call" | "api";

export interface RestJob {
  way: RestWay;
  request: BenchRequest;
  concurrency: number;
  warmUpCalls: number;
  calls: number;
}

export interface RestSample {
  perSecond: number;
  p50Ms: number;
  p95Ms: number;
  /** CPU milliseconds for one call of the process that calls. */
  cpuMs: number;
}
