import type { LogLine } from "#lib/contracts/errors.ts";
import type { ExchangeAttempt } from "#lib/contracts/exchange.ts";
import type { RawExchange } from "#lib/executors/raw-exchange.ts";
import type { ExecutionRecorder } from "#lib/executors/types.ts";
import { newId } from "#lib/id.ts";

/** A call of many pages makes many attempts; the first and the last tell most. */
const ATTEMPTS_MAX = 50;

/** What is known of an execution while it goes on. */
export class Trace implements ExecutionRecorder {
  readonly id = newId();
  /** The execution whose code called this one. */
  readonly parentId: string | null;
  readonly startedAt = new Date();
  readonly phases: Record<string, number> = {};
  lines: LogLine[] = [];
  readonly attempts: ExchangeAttempt[] = [];
  /** The last request and its answer, with the secrets in it. */
  raw: RawExchange | undefined;
  durationMs = 0;
  /** Whether the executor was reached; what was refused before costs nothing. */
  begun = false;
  /** By `performance.now()`. */
  readonly startedAtMs = performance.now();
  onStart: ((queuedMs: number) => void) | undefined;
  onLog: ((line: LogLine) => void) | undefined;
  onRecord: (() => void) | undefined;

  constructor(parentId: string | null = null) {
    this.parentId = parentId;
  }

  logs(lines: LogLine[]): void {
    if (lines.length > 0) this.lines = [...this.lines, ...lines];
  }

  phase(name: string, ms: number): void {
    this.phases[name] = toMicros((this.phases[name] ?? 0) + ms);
  }

  attempt(attempt: ExchangeAttempt): void {
    if (this.attempts.length === ATTEMPTS_MAX) this.attempts.splice(ATTEMPTS_MAX / 2, 1);
    this.attempts.push({ ...attempt, ms: toMicros(attempt.ms) });
  }

  exchange(raw: RawExchange): void {
    this.raw = raw;
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
    this.durationMs = toMicros(performance.now() - this.startedAtMs);
  }

  /** How long it has taken since then to write it into the log. */
  sinceStop(): number {
    return toMicros(performance.now() - this.startedAtMs - this.durationMs);
  }
}

/** Milliseconds with three decimals, as the database keeps them. */
function toMicros(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
