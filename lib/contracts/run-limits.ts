import { z } from "zod";

/** The most that any run of code may take, and what it gets unless its snippet or its workspace says less. Sizes in bytes, times in milliseconds. */
export const RUN_LIMITS_MAX = {
  cpuMs: 30_000,
  resultBytes: 1024 * 1024,
  logLines: 1000,
  logBytes: 64 * 1024,
  paramsBytes: 1024 * 1024,
  hostCalls: 100,
  hostCallsAtOnce: 16,
} as const;
export const TIMEOUT_MS_MAX = 30_000;
export const TIMEOUT_MS_DEFAULT = 5_000;
/** The one limit whose default is below its maximum. */
export const CPU_MS_DEFAULT = 1_000;
export const MEMORY_LIMIT_MB_MAX = 128;
export const MEMORY_LIMIT_MB_DEFAULT = 32;

const bound = (min: number, max: number) => z.number().int().min(min).max(max);

/** Bounds of one run beside its time and memory. `cpuMs` is the time in which the code itself computes. */
export const RunLimits = z.strictObject({
  cpuMs: bound(1, RUN_LIMITS_MAX.cpuMs).optional(),
  resultBytes: bound(2, RUN_LIMITS_MAX.resultBytes).optional(),
  logLines: bound(0, RUN_LIMITS_MAX.logLines).optional(),
  logBytes: bound(0, RUN_LIMITS_MAX.logBytes).optional(),
  paramsBytes: bound(2, RUN_LIMITS_MAX.paramsBytes).optional(),
  hostCalls: bound(0, RUN_LIMITS_MAX.hostCalls).optional(),
  hostCallsAtOnce: bound(1, RUN_LIMITS_MAX.hostCallsAtOnce).optional(),
});
export type RunLimits = z.output<typeof RunLimits>;

export const TimeoutMs = bound(1, TIMEOUT_MS_MAX);
export const MemoryLimitMb = bound(1, MEMORY_LIMIT_MB_MAX);

/** What no snippet of a workspace may exceed; the product's own maximum where a limit is absent. */
export const WorkspaceLimits = z.strictObject({
  ...RunLimits.shape,
  timeoutMs: TimeoutMs.optional(),
  memoryLimitMb: MemoryLimitMb.optional(),
});
export type WorkspaceLimits = z.output<typeof WorkspaceLimits>;
