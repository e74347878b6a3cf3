/** Kills in a row that anybody may cause; each costs the machine a process start. */
const TOLERATED = 3;
const REFUSED_FROM = 40;
const FORGOTTEN_PER_MS = 1 / 1000;

/** Remembers who makes executors die. A tenant's count falls by one each second. */
export class KillRecord {
  readonly #counts = new Map<string, { count: number; at: number }>();

  add(tenant: string): void {
    this.#counts.set(tenant, { count: this.#countOf(tenant) + 1, at: performance.now() });
  }

  /** Such a tenant gets half of the executors at most: its other code goes on, and others have the rest. */
  isSuspect(tenant: string): boolean {
    return this.#counts.size > 0 && this.#countOf(tenant) >= TOLERATED;
  }

  /** How long the tenant is refused, in milliseconds; 0 when it is not. */
  refusedMs(tenant: string): number {
    if (this.#counts.size === 0) return 0;
    return Math.ceil(Math.max(0, this.#countOf(tenant) - REFUSED_FROM) / FORGOTTEN_PER_MS);
  }

  #countOf(tenant: string): number {
    const entry = this.#counts.get(tenant);
    if (!entry) return 0;
    const count = entry.count - (performance.now() - entry.at) * FORGOTTEN_PER_MS;
    if (count > 0) return count;
    this.#counts.delete(tenant);
    return 0;
  }
}
