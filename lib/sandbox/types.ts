import type { CodeError, LogLine } from "#lib/contracts/errors.ts";

export type SandboxLanguage = "javascript" | "typescript" | "python";

/** The bounds of one run; what a run leaves out is the default of SANDBOX_LIMITS. */
export interface RunLimits {
  /** Wall-clock time, in milliseconds, waiting for host calls included. */
  timeoutMs: number;
  /** Time in which the code itself computes, in milliseconds. */
  cpuMs: number;
  /** What the code may allocate beyond what its engine starts with. JavaScript may hold up to 10 MB for a moment longer, until it is next looked at. */
  memoryMb: number;
  resultBytesMax: number;
  logLinesMax: number;
  logBytesMax: number;
  hostCallsMax: number;
  /** Further calls wait until one of these is answered. */
  hostCallsAtOnceMax: number;
}

/** What code asks of the world outside: `payloadJson` is JSON that was made by strangers' code. */
export interface HostCall {
  op: "tool" | "fetch";
  payloadJson: string;
  /** Aborts when the run has ended, however it ended. */
  signal: AbortSignal;
}
export type HostAnswer = { ok: true; json: string } | { ok: false; error: { name: string; message: string } };

export interface SandboxRun {
  /** Whose run it is: tenants get equal shares, and no two of them share a process at the same time. */
  tenant: string;
  language: SandboxLanguage;
  code: string;
  /** The parameters as JSON text: only JSON crosses into the guest. */
  paramsJson: string;
  /** Wall-clock limit of the run, in milliseconds. */
  timeoutMs: number;
  memoryLimitMb: number;
  limits?: Partial<Omit<RunLimits, "timeoutMs" | "memoryMb">>;
  /** How many runs are waiting for this one, each for the next. */
  depth?: number;
  /** Answers `tools.call` and `fetch`; without it they are refused. A rejection reaches the code as an internal error without its text. */
  onCall?: (call: HostCall) => Promise<HostAnswer>;
  signal?: AbortSignal;
  /** It has left the queue. Must not throw, like `onLog`. */
  onStart?: ((queuedMs: number) => void) | undefined;
  /** Hears each console line at once; the outcome has them all. */
  onLog?: ((line: LogLine) => void) | undefined;
}

export const SANDBOX_ERROR_CODES = [
  "SYNTAX",
  "TRANSPILE",
  "RUNTIME",
  "TIMEOUT_SOFT",
  "TIMEOUT_HARD",
  "MEMORY",
  "STACK",
  "RESULT_TOO_LARGE",
  "NOT_SERIALIZABLE",
  "BLOCKED_API",
  "EXECUTOR_RESTARTED",
  "CANCELLED",
] as const;
export type SandboxErrorCode = (typeof SANDBOX_ERROR_CODES)[number];

/** Which bound ended a run. */
export const SANDBOX_LIMIT_NAMES = ["time", "cpu", "memory", "stack", "result", "host_calls"] as const;
export type SandboxLimitName = (typeof SANDBOX_LIMIT_NAMES)[number];

export type SandboxError = CodeError & { code: SandboxErrorCode; limit?: SandboxLimitName };

/**
 * `resultJson` was made inside the guest and is passed on as text. Console lines arrive also when the run failed. `queuedMs` is the time before
 * an executor was free, 0 for a run that started at once; `cpuMs` is the part of `runMs` in which the run was not waiting for host calls.
 */
export type SandboxOutcome = SandboxUsage & ({ ok: true; resultJson: string } | { ok: false; error: SandboxError });
export interface SandboxUsage {
  logs: LogLine[];
  queuedMs: number;
  runMs: number;
  cpuMs: number;
}

/** Runs strangers' code outside this process. Knows nothing of users, workspaces or tools. */
export interface Sandbox {
  /** Throws an AppError: `rate_limited` when the tenant has too many runs waiting, waited too long or keeps killing executors; `unavailable`; `payload_too_large`. */
  run(run: SandboxRun): Promise<SandboxOutcome>;
  close(): Promise<void>;
}
