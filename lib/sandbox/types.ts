import type { CodeError, LogLine } from "#lib/contracts/errors.ts";

export interface SandboxRun {
  language: "javascript";
  code: string;
  /** The parameters as JSON text: only JSON crosses into the guest. */
  paramsJson: string;
  /** Wall-clock limit of the run, in milliseconds. */
  timeoutMs: number;
  /** Heap of the guest. Below 12 a limit is met only roughly, since the engine starts with about that much. */
  memoryLimitMb: number;
  signal?: AbortSignal;
}

export const SANDBOX_ERROR_CODES = [
  "SYNTAX",
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

export type SandboxError = CodeError & { code: SandboxErrorCode };

/**
 * `resultJson` was made inside the guest and is passed on as text. Console lines arrive also when the run failed.
 * `queuedMs` is the time before an executor was free, 0 for a run that started at once.
 */
export type SandboxOutcome =
  | { ok: true; resultJson: string; logs: LogLine[]; queuedMs: number; runMs: number }
  | { ok: false; error: SandboxError; logs: LogLine[]; queuedMs: number; runMs: number };

/** Runs strangers' code outside this process. Knows nothing of users, workspaces or tools. */
export interface Sandbox {
  /** Throws an AppError: `rate_limited` when the queue is full or a run waited in it longer than its `timeoutMs`; `unavailable`; `payload_too_large`. */
  run(run: SandboxRun): Promise<SandboxOutcome>;
  close(): Promise<void>;
}
