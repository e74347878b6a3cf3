import type { DialStage } from "#lib/egress/to-connect-failure.ts";

/** Milliseconds of each stage that was begun. */
export type StageTimes = Partial<Record<DialStage, number>>;

/** Which stage a dial has come to, and how long each took. */
export class DialStages {
  current: DialStage;
  readonly #ms: StageTimes = {};
  #since = performance.now();

  constructor(first: DialStage) {
    this.current = first;
  }

  begin(stage: DialStage): void {
    if (stage === this.current) return;
    this.end();
    this.current = stage;
  }

  end(): StageTimes {
    const now = performance.now();
    this.#ms[this.current] = now - this.#since;
    this.#since = now;
    return this.#ms;
  }
}
