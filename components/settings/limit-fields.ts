import { MEMORY_LIMIT_MB_MAX, RUN_LIMITS_MAX, TIMEOUT_MS_MAX, type WorkspaceLimits } from "#lib/contracts/run-limits.ts";

/** How a limit is asked for, and the most that the product allows. */
export interface LimitField {
  label: string;
  unit: string;
  max: number;
}

export const LIMIT_FIELDS: Record<keyof WorkspaceLimits, LimitField> = {
  timeoutMs: { label: "Time of a run", unit: "ms", max: TIMEOUT_MS_MAX },
  cpuMs: { label: "Computing time", unit: "ms", max: RUN_LIMITS_MAX.cpuMs },
  memoryLimitMb: { label: "Memory", unit: "MB", max: MEMORY_LIMIT_MB_MAX },
  paramsBytes: { label: "Parameters", unit: "bytes", max: RUN_LIMITS_MAX.paramsBytes },
  resultBytes: { label: "Result", unit: "bytes", max: RUN_LIMITS_MAX.resultBytes },
  logLines: { label: "Console lines", unit: "lines", max: RUN_LIMITS_MAX.logLines },
  logBytes: { label: "Console text", unit: "bytes", max: RUN_LIMITS_MAX.logBytes },
  hostCalls: { label: "Calls of tools and hosts", unit: "calls", max: RUN_LIMITS_MAX.hostCalls },
  hostCallsAtOnce: { label: "Calls at the same time", unit: "calls", max: RUN_LIMITS_MAX.hostCallsAtOnce },
};
