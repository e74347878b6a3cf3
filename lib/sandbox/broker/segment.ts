import { SANDBOX_LIMITS } from "../limits.ts";
import { processCpuMs } from "./process-cpu-ms.ts";
import type { Task } from "./task.ts";

/** Shorter stretches than this are never measured: reading a process's time costs more than most runs. */
const FIRST_LOOK_MS = 50;
const LOOK_MS_MIN = 5;
/** Where the system does not tell a process's time, a busy machine is assumed to give it half a core. */
const UNMEASURED_SHARE = 0.5;

/**
 * One stretch in which an executor computes for a run, seen from outside. The executor ends the run by itself when it can; this says when it has
 * had its chance. Wall-clock time is told by the clock, computing time by the system.
 */
export class Segment {
  readonly #task: Task;
  readonly #pid: number | undefined;
  readonly #startedAt = performance.now();
  /** The run has ended, and the executor was told so. */
  readonly #isStop: boolean;
  #measured: { usedMs: number; cpuMs: number | undefined; at: number } | undefined;

  constructor(task: Task, pid: number | undefined) {
    this.#task = task;
    this.#pid = pid;
    this.#isStop = task.ended;
  }

  /** When to look first. */
  get firstLookAt(): number {
    if (this.#isStop) return this.#startedAt + SANDBOX_LIMITS.hardKillGraceMs;
    return Math.min(this.#endsAt, this.#startedAt + FIRST_LOOK_MS);
  }

  /** Which limit the run has outlived, or when to look again. */
  look(): "time" | "cpu" | { at: number } {
    const now = performance.now();
    if (this.#isStop || now >= this.#endsAt) return "time";
    const leftMs = this.#task.limits.cpuMs - this.#task.cpuMs - this.#usedMs(now) + SANDBOX_LIMITS.hardKillGraceMs;
    return leftMs <= 0 ? "cpu" : { at: Math.min(this.#endsAt, now + Math.max(LOOK_MS_MIN, leftMs)) };
  }

  get #endsAt(): number {
    return this.#task.endsAt + SANDBOX_LIMITS.hardKillGraceMs;
  }

  #usedMs(now: number): number {
    const cpuMs = processCpuMs(this.#pid);
    this.#measured ??= { usedMs: Math.min(FIRST_LOOK_MS, now - this.#startedAt), cpuMs, at: now };
    const before = this.#measured;
    const sinceMs = cpuMs === undefined || before.cpuMs === undefined ? (now - before.at) * UNMEASURED_SHARE : cpuMs - before.cpuMs;
    return before.usedMs + sinceMs;
  }
}
