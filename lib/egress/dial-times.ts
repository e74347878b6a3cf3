import type { StageTimes } from "#lib/egress/dial-stages.ts";
import type { PhaseName } from "#lib/egress/egress.ts";

interface Dial {
  endedAt: number;
  stages: StageTimes;
}

/** Calls that gave up before they were connected leave their entry behind. */
const ORIGINS_MAX = 1000;

/** Hands the cost of a new connection to the first call that waited for it: undici connects on its own, apart from any call. */
export class DialTimes {
  readonly #byOrigin = new Map<string, Dial>();

  add(origin: string, dial: Dial): void {
    if (this.#byOrigin.size >= ORIGINS_MAX) this.#byOrigin.clear();
    this.#byOrigin.set(origin, dial);
  }

  report(origin: string, since: number, onPhase: ((name: PhaseName, ms: number) => void) | undefined): void {
    const dial = this.#byOrigin.get(origin);
    if (dial === undefined) return;
    this.#byOrigin.delete(origin);
    if (dial.endedAt < since) return;
    for (const stage of ["dns", "connect", "tls"] as const) {
      const ms = dial.stages[stage];
      if (ms !== undefined) onPhase?.(stage, ms);
    }
  }
}
