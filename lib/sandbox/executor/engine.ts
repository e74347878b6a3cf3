import type { CallAnswer, HostCallMessage, LogLevel, RunRequest } from "../protocol.ts";
import type { SandboxError } from "../types.ts";

/** `code` is absent when the engines of this process were given the code of that id before. */
export interface EngineRun extends Omit<RunRequest, "run"> {
  onLog(level: LogLevel, message: string, atMs: number): void;
  /** Something large is loaded, once in the life of the process; the run's clock starts anew after that. */
  onLoading?(): void;
  onLoaded?(): void;
}

export type EngineOutcome = { ok: true; resultJson: string } | { ok: false; error: SandboxError };

/** How far a run got: to its end, or to where it waits for host calls, of which these are the new ones. */
export type EngineStep = EngineOutcome | { calls: HostCallMessage[] };

/** Runs one piece of code at a time, each in a world that no other run has touched. */
export interface Engine {
  /** Undefined: the code of that id is not (or no longer) known here and must be sent. */
  begin(run: EngineRun): EngineStep | undefined;
  /** Goes on with a run that waits. Answers to calls that it does not wait for are ignored. */
  resume(answers: CallAnswer[]): EngineStep;
  /** Milliseconds since the clock of the current or last run has started. */
  readonly runMs: number;
  /** The part of them in which it was not waiting. */
  readonly cpuMs: number;
  /** Gives up the current run, if there is one, and prepares the next. To be awaited after every run. */
  settle(): Promise<void>;
}

/** Makes the engines of one process; they may share what they know of code, never what a run has left behind. */
export interface Engines {
  newEngine(): Promise<Engine>;
}

/** Tells a step from an address. */
export function isStep(value: number | EngineStep): value is EngineStep {
  return typeof value === "object";
}
