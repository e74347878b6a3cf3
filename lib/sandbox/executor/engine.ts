import type { LogLevel } from "../protocol.ts";
import type { SandboxError } from "../types.ts";

export interface EngineRun {
  codeId: number;
  /** Absent when this engine was given the code of that id before. */
  code?: string;
  paramsJson: string;
  timeoutMs: number;
  memoryLimitMb: number;
  onLog(level: LogLevel, message: string, atMs: number): void;
}

export type EngineOutcome = { ok: true; resultJson: string } | { ok: false; error: SandboxError };

/** Runs one piece of code at a time, each in a world that no other run has touched. */
export interface Engine {
  /** Undefined: the code of that id is not (or no longer) known here and must be sent. */
  run(run: EngineRun): EngineOutcome | undefined;
  /** Prepares the next run where that takes time; to be awaited after every run. */
  settle(): Promise<void>;
}
