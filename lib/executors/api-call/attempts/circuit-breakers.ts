import type { CircuitBreaker } from "#lib/contracts/connector-limits.ts";
import { singleton } from "#lib/singleton.ts";

/** What a call tells of the service: it works, it does not, or neither. */
export type Health = "good" | "bad" | "unknown";

/** A connector as it was configured when the call began: what the breaker learned of it before it was changed does not count any more. */
export interface BreakerKey {
  id: string;
  revision: string;
}

interface State {
  revision: string;
  /** In a row. */
  failures: number;
  /** Undefined while the breaker is closed. */
  openUntil: number | undefined;
  probing: boolean;
  failedAt: number;
}

/** How a call passed the breaker, to be handed back with what came of it. */
export interface Pass {
  isProbe: boolean;
}

export interface Blocked {
  blockedMs: number;
  /** In a row. */
  failures: number;
}

const PROBE_MS = 1_000;
/** Longer than any breaker stays open. */
const FORGET_MS = 3_600_000;

/** The circuit breakers of this process, by connector. Only connectors whose last call failed have a state. */
export class CircuitBreakers {
  /** Those that failed last come last. */
  readonly #states = new Map<string, State>();

  /** Lets a call pass, or tells how many milliseconds to wait. Once an open breaker has cooled down, one call passes to probe the service. */
  enter(key: BreakerKey, { cooldownMs }: CircuitBreaker): Pass | Blocked {
    const state = this.#stateOf(key);
    if (state === undefined) this.#states.delete(key.id);
    if (state?.openUntil === undefined) return { isProbe: false };
    const blockedMs = this.blockedMs(key);
    const { failures } = state;
    if (blockedMs > 0) return { blockedMs, failures };
    if (state.probing) return { blockedMs: Math.min(cooldownMs, PROBE_MS), failures };
    state.probing = true;
    return { isProbe: true };
  }

  /** The rest of the time in which nothing passes. */
  blockedMs(key: BreakerKey): number {
    return Math.max(0, Math.ceil((this.#stateOf(key)?.openUntil ?? 0) - performance.now()));
  }

  leave(key: BreakerKey, rule: CircuitBreaker, { isProbe }: Pass, health: Health): void {
    const now = performance.now();
    const { id, revision } = key;
    const known = this.#states.get(id);
    // Of a connector as it is not any more, nothing is learned either.
    if (known !== undefined && known.revision !== revision) return;
    const state = known ?? { revision, failures: 0, openUntil: undefined, probing: false, failedAt: now };
    if (isProbe) state.probing = false;
    // Of a call that began before the breaker opened, nothing is learned.
    if (health === "unknown" || (state.openUntil !== undefined && !isProbe)) return;
    this.#states.delete(id);
    if (health === "good") return;
    state.failures += 1;
    state.failedAt = now;
    if (isProbe || state.failures >= rule.failures) state.openUntil = now + rule.cooldownMs;
    this.#states.set(id, state);
    this.#forget(now);
  }

  #stateOf({ id, revision }: BreakerKey): State | undefined {
    const state = this.#states.get(id);
    return state?.revision === revision ? state : undefined;
  }

  /** Connectors that nobody calls any more. */
  #forget(now: number): void {
    for (const [id, { failedAt }] of this.#states) {
      if (now - failedAt < FORGET_MS) return;
      this.#states.delete(id);
    }
  }
}

export function circuitBreakers(): CircuitBreakers {
  return singleton("circuit-breakers", () => new CircuitBreakers());
}
