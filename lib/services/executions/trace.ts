import type { LogLine } from "#lib/contracts/errors.ts";
import type { ExecutionRecorder } from "#lib/executors/types.ts";
import { newId } from "#lib/id.ts";

/** What is known of an execution while it goes on. */
export class Trace implements ExecutionRecorder {
  readonly id = newId();
  /** The execution whose code called this one. */
  readonly parentId: string | null;
  readonly startedAt = new Date();
  readonly phases: Record<string, number> = {};
  lines: LogLine[] = [];
  durationMs = 0;
  /** Whether the executor was reached; what was refused before costs nothing. */
  begun = false;
  readonly #start = performance.now();

  constructor(parentId: string | null = null) {
    this.parentId = parentId;
  }

  logs(lines: LogLine[]): void {
    if (lines.length > 0) this.lines = [...this.lines, ...lines];
  }

  phase(name: string, ms: number): void {
    this.phases[name] = toMicros((this.phases[name] ?? 0) + ms);
  }

  /** Times `work` as a phase. */
  time<T>(name: string, work: () => T): T {
    const start = performance.now();
    try {
      return work();
    } finally {
      this.phase(name, performance.now() - start);
    }
  }

  begin(): void {
    this.begun = true;
  }

  stop(): void {
    this.durationMs = toMicros(performance.now() - this.#start);
  }
}

/** Milliseconds with three decimals, as the database keeps them. */
function toMicros(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
