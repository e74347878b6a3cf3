/** Below this the time that has passed stands for the time computed; only a run that goes on longer is measured in earnest. */
const UNMEASURED_MS = 50;

/**
 * The two times of a run: that on the wall, which goes on while it waits, and that which it computes. On a busy machine a run gets only part of a
 * core, so the second is asked of the system before it ends a run.
 */
export class RunClock {
  readonly startedAt = performance.now();
  readonly #endsAt: number;
  readonly #cpuMsMax: number;
  #cpuMs = 0;
  #isPaused = false;
  #resumedAt = this.startedAt;
  #measuredFrom: { atMs: number; cpuMs: number } | undefined;
  #nextLook: number;

  constructor({ timeoutMs, cpuMs }: { timeoutMs: number; cpuMs: number }) {
    this.#endsAt = this.startedAt + timeoutMs;
    this.#cpuMsMax = cpuMs;
    this.#nextLook = this.#firstLook();
  }

  /** Time spent computing so far, in milliseconds. */
  get cpuMs(): number {
    return this.#isPaused ? this.#cpuMs : this.#cpuMs + this.#sliceMs(performance.now());
  }

  /** Which of the two times is over. Cheap enough to be asked thousands of times a second. */
  over(): "time" | "cpu" | undefined {
    const now = performance.now();
    return now < this.#nextLook ? undefined : this.#look(now);
  }

  /** The run waits from here. */
  pause(): void {
    this.#cpuMs += this.#sliceMs(performance.now());
    this.#isPaused = true;
  }

  resume(): void {
    this.#isPaused = false;
    this.#resumedAt = performance.now();
    this.#measuredFrom = undefined;
    this.#nextLook = this.#firstLook();
  }

  #firstLook(): number {
    const cpuMsLeft = this.#cpuMsMax - this.#cpuMs;
    const look = cpuMsLeft > UNMEASURED_MS ? UNMEASURED_MS : Math.max(0, cpuMsLeft);
    return Math.min(this.#endsAt, this.#resumedAt + look);
  }

  #look(now: number): "time" | "cpu" | undefined {
    if (now >= this.#endsAt) return "time";
    this.#measuredFrom ??= { atMs: now - this.#resumedAt, cpuMs: processCpuMs() };
    const cpuMsLeft = this.#cpuMsMax - this.#cpuMs - this.#sliceMs(now);
    if (cpuMsLeft <= 0) return "cpu";
    // It cannot have computed for longer than has passed.
    this.#nextLook = Math.min(this.#endsAt, now + cpuMsLeft);
    return undefined;
  }

  #sliceMs(now: number): number {
    if (!this.#measuredFrom) return now - this.#resumedAt;
    return Math.min(now - this.#resumedAt, this.#measuredFrom.atMs + processCpuMs() - this.#measuredFrom.cpuMs);
  }
}

function processCpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
