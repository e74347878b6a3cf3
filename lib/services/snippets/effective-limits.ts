import { CPU_MS_DEFAULT, RUN_LIMITS_MAX, type RunLimits, type WorkspaceLimits } from "#lib/contracts/run-limits.ts";
import type { Snippet } from "#lib/contracts/snippets.ts";

export type EffectiveLimits = Record<keyof RunLimits, number> & { timeoutMs: number; memoryLimitMb: number };

/** What a run may take: the less of what its snippet and its workspace allow. */
export function effectiveLimits(
  { timeoutMs, memoryLimitMb, limits }: Pick<Snippet, "timeoutMs" | "memoryLimitMb" | "limits">,
  max: WorkspaceLimits,
): EffectiveLimits {
  const least = (name: keyof RunLimits, own = limits[name]) => Math.min(own ?? RUN_LIMITS_MAX[name], max[name] ?? RUN_LIMITS_MAX[name]);
  return {
    timeoutMs: Math.min(timeoutMs, max.timeoutMs ?? timeoutMs),
    memoryLimitMb: Math.min(memoryLimitMb, max.memoryLimitMb ?? memoryLimitMb),
    cpuMs: least("cpuMs", limits.cpuMs ?? CPU_MS_DEFAULT),
    resultBytes: least("resultBytes"),
    logLines: least("logLines"),
    logBytes: least("logBytes"),
    paramsBytes: least("paramsBytes"),
    hostCalls: least("hostCalls"),
    hostCallsAtOnce: least("hostCallsAtOnce"),
  };
}
