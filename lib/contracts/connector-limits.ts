import { z } from "zod";

/** Further attempts after one that failed for a passing reason: exponential backoff with full jitter. */
export const Retry = z.strictObject({
  maxRetries: z.number().int().min(0).max(3).default(2),
  baseDelayMs: z.number().int().min(1).max(30_000).default(250),
});
export type Retry = z.output<typeof Retry>;

/** Milliseconds of each attempt; the installation's own limits where null. */
export const Timeouts = z.strictObject({
  connectMs: z.number().int().min(1).max(60_000).nullable().default(null),
  firstByteMs: z.number().int().min(1).max(300_000).nullable().default(null),
});
export type Timeouts = z.output<typeof Timeouts>;

/** As many connections as a process keeps to one service for one workspace. */
export const CONCURRENCY_MAX = 256;

/** What the connector may send in all, over every process. */
export const RateLimit = z.strictObject({
  requests: z.number().int().min(1).max(100_000),
  perSeconds: z.number().int().min(1).max(3_600).default(1),
  /** How many may go out at once after a pause, as an advance on what follows; as many as `requests` where null. */
  burst: z.number().int().min(1).max(100_000).nullable().default(null),
  /** How many may be under way at the same time. */
  concurrency: z.number().int().min(1).max(CONCURRENCY_MAX).nullable().default(null),
});
export type RateLimit = z.output<typeof RateLimit>;

/** After this many failures in a row, calls fail at once until a probe succeeds. */
export const CircuitBreaker = z.strictObject({
  failures: z.number().int().min(1).max(1_000).default(5),
  cooldownMs: z.number().int().min(100).max(600_000).default(10_000),
});
export type CircuitBreaker = z.output<typeof CircuitBreaker>;
