/** What is sent again and again. */
export interface BenchRequest {
  url: string;
  method: "GET" | "POST";
  headers?: Record<string, string>;
  body?: string;
}

export interface LoadJob {
  request: BenchRequest;
  connections: number;
  durationSec: number;
}

export interface LoadResult {
  seconds: number;
  answered: number;
  /** Answers by status code. */
  statuses: Record<string, number>;
  errors: number;
  p50Ms: number;
  p99Ms: number;
}
