import type { CircuitBreaker } from "#lib/contracts/connector-limits.ts";
import { singleton } from "#lib/singleton.ts";

/** What a call tells of the service: it works, it does not, or neither. */
export type Health = "good" | "bad" | "unknown";

interface State {
  /** In a row. */
  failures: number;
  /** Undefined while the breaker is closed. */
  openUntil: number | undefined;
  probing: boolean;
}

/** How a call passed the breaker, to be handed back with what came of it. */
export interface Pass {
  isProbe: boolean;
}

const PROBE_MS = 1_000;

/** The circuit breakers of this process, by connector. Only connectors whose last call failed have a state. */
export class CircuitBreakers {
  readonly #states = new Map<string, State>();

  /** Lets a call pass, or tells how many milliseconds to wait. Once an open breaker has cooled down, one call passes to probe the service. */
  enter(id: string, { cooldownMs }: CircuitBreaker): Pass | { blockedMs: number } {
    const state = this.#states.get(id);
    if (state?.openUntil === undefined) return { isProbe: false };
    const blockedMs = this.blockedMs(id);
    if (blockedMs > 0) return { blockedMs };
    if (state.probing) return { blockedMs: Math.min(cooldownMs, PROBE_MS) };
    state.probing = true;
    return { isProbe: true };
  }

  /** The rest of the time in which nothing passes. */
  blockedMs(id: string): number {
    return Math.max(0, Math.ceil((this.#states.get(id)?.openUntil ?? 0) - performance.now()));
  }

  leave(id: string, rule: CircuitBreaker, { isProbe }: Pass, health: Health): void {
    const state = this.#states.get(id) ?? { failures: 0, openUntil: undefined, probing: false };
    if (isProbe) state.probing = false;
    // Of a call that began before the breaker opened, nothing is learned.
    if (health === "unknown" || (state.openUntil !== undefined && !isProbe)) return;
    if (health === "good") {
      this.#states.delete(id);
      return;
    }
    state.failures += 1;
    if (isProbe || state.failures >= rule.failures) state.openUntil = performance.now() + rule.cooldownMs;
    this.#states.set(id, state);
  }
}

export function circuitBreakers(): CircuitBreakers {
  return singleton("circuit-breakers", () => new CircuitBreakers());
}
