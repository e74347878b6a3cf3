import type { RunLimits } from "#lib/contracts/run-limits.ts";
import type { SandboxRun } from "#lib/sandbox/types.ts";

/** The limits of a run in the words of the sandbox. That of the parameters is checked before. */
export function toSandboxLimits(limits: Record<keyof RunLimits, number>): Required<NonNullable<SandboxRun["limits"]>> {
  return {
    cpuMs: limits.cpuMs,
    resultBytesMax: limits.resultBytes,
    logLinesMax: limits.logLines,
    logBytesMax: limits.logBytes,
    hostCallsMax: limits.hostCalls,
    hostCallsAtOnceMax: limits.hostCallsAtOnce,
  };
}
