import type { RunLimits, SandboxRun } from "./types.ts";

/** The bounds of one run. Times in milliseconds, sizes in bytes unless the name says otherwise. */
export const SANDBOX_LIMITS = {
  codeBytesMax: 100 * 1024,
  paramsBytesMax: 1024 * 1024,
  resultBytesMax: 1024 * 1024,
  timeoutMsMax: 30_000,
  cpuMsDefault: 1000,
  memoryMbMax: 128,
  stackBytes: 256 * 1024,
  logLinesMax: 1000,
  /** Console limits count characters inside the guest and bytes outside of it. */
  logCharsMax: 64 * 1024,
  logLineCharsMax: 8 * 1024,
  errorMessageCharsMax: 4096,
  stackFramesMax: 20,
  excerptCharsMax: 200,
  hostCallsMax: 100,
  hostCallsAtOnceMax: 16,
  /** Sleeps are no host calls to whoever writes code, and have a number of their own. */
  sleepsMax: 1000,
  hostPayloadBytesMax: 256 * 1024,
  /** What comes back from one host call. */
  hostAnswerBytesMax: 1024 * 1024,
  /** Runs that wait for each other in a row. */
  depthMax: 5,
  /** What a run may overstay its deadline before its process is killed. */
  hardKillGraceMs: 50,
  queueLengthMax: 1000,
  queueMsMax: 30_000,
} as const;

/** The limits of a run with every default filled in and none above what the sandbox allows. */
export function toRunLimits({ timeoutMs, memoryLimitMb, limits = {} }: SandboxRun): RunLimits {
  const atMost = (value: number | undefined, max: number) => (value === undefined ? max : Math.min(value, max));
  return {
    timeoutMs: Math.min(timeoutMs, SANDBOX_LIMITS.timeoutMsMax),
    cpuMs: Math.min(limits.cpuMs ?? SANDBOX_LIMITS.cpuMsDefault, SANDBOX_LIMITS.timeoutMsMax),
    memoryMb: Math.min(memoryLimitMb, SANDBOX_LIMITS.memoryMbMax),
    resultBytesMax: atMost(limits.resultBytesMax, SANDBOX_LIMITS.resultBytesMax),
    logLinesMax: atMost(limits.logLinesMax, SANDBOX_LIMITS.logLinesMax),
    logBytesMax: atMost(limits.logBytesMax, SANDBOX_LIMITS.logCharsMax),
    hostCallsMax: atMost(limits.hostCallsMax, SANDBOX_LIMITS.hostCallsMax),
    hostCallsAtOnceMax: atMost(limits.hostCallsAtOnceMax, SANDBOX_LIMITS.hostCallsAtOnceMax),
  };
}
