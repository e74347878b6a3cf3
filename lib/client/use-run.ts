import { useRef, useState } from "react";
import type { LogLine, Problem } from "#lib/contracts/errors.ts";
import type { ExecuteAnswer } from "#lib/contracts/executions.ts";
import type { RunProgress } from "#lib/contracts/run-events.ts";
import type { CallOptions } from "./api.ts";
import { type LiveOperation, runLive } from "./run-live.ts";
import { toProblem } from "./to-problem.ts";

/** One run as the screen shows it. `lines` grow while it goes on; in the end they are those that the log has. */
export interface LiveRun {
  state: "idle" | "queued" | "running" | "done" | "failed" | "cancelled";
  lines: readonly LogLine[];
  /** How long it waited for its turn, once it has left the queue. */
  queuedMs?: number;
  /** How long it took to write it into the log, which the log itself does not hold. */
  recordMs?: number;
  /** When it was asked for, by `performance.now()`. */
  startedAtMs?: number;
  executionId?: string;
  answer?: ExecuteAnswer;
  problem?: Problem;
}

export interface RunControls extends LiveRun {
  isActive: boolean;
  /** Starts a run, and ends one that still goes on. Resolves when it has ended, whatever came of it. */
  run: <O extends LiveOperation>(operation: O, options: Omit<CallOptions<O>, "signal">) => Promise<LiveRun>;
  /** Stops it on the server, too. */
  cancel: () => void;
  /** Forgets the last one. */
  reset: () => void;
}

const IDLE: LiveRun = { state: "idle", lines: [] };

/** Runs a tool, endpoint, snippet or draft, and tells how it goes on. */
export function useRun(): RunControls {
  const [shown, setShown] = useState(IDLE);
  const current = useRef<AbortController | null>(null);

  const run: RunControls["run"] = async (operation, options) => {
    current.current?.abort();
    const own = new AbortController();
    current.current = own;
    let latest: LiveRun = { state: "queued", lines: [], startedAtMs: performance.now() };
    const show = (next: LiveRun) => {
      latest = next;
      // A run that another has replaced shows nothing more.
      if (current.current === own) setShown(next);
    };
    show(latest);
    try {
      // Only the signal was left out, and here it is.
      const whole = { ...options, signal: own.signal } as CallOptions<typeof operation>;
      const answer = await runLive(operation, whole, (progress) => show(progress.reduce(after, latest)));
      show({ ...latest, state: "done", answer, lines: answer.logs, executionId: answer.executionId });
    } catch (error) {
      show(own.signal.aborted ? { ...latest, state: "cancelled" } : ended(latest, toProblem(error)));
    }
    return latest;
  };
  const stop = (state: LiveRun | undefined) => {
    current.current?.abort();
    if (state === undefined) return;
    current.current = null;
    setShown(state);
  };
  const isActive = shown.state === "queued" || shown.state === "running";
  return { ...shown, isActive, run, cancel: () => stop(undefined), reset: () => stop(IDLE) };
}

function after(run: LiveRun, progress: RunProgress): LiveRun {
  if (progress.type === "started") return { ...run, executionId: progress.executionId };
  if (progress.type === "running") return { ...run, state: "running", queuedMs: progress.queuedMs };
  if (progress.type === "recorded") return { ...run, recordMs: progress.recordMs };
  return { ...run, lines: [...run.lines, progress.line] };
}

function ended(run: LiveRun, problem: Problem): LiveRun {
  const { logs = run.lines, executionId = run.executionId } = problem;
  return { ...run, state: "failed", problem, lines: logs, ...(executionId === undefined ? {} : { executionId }) };
}
