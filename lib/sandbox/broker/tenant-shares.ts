import type { ExecutorLink } from "./executor-link.ts";
import type { PoolOptions } from "./pool.ts";

interface Share {
  /** Executors in which the tenant has runs. */
  bound: Set<ExecutorLink>;
  /** Those of them in which a run computes. */
  busy: number;
}

const NONE: Share = { bound: new Set(), busy: 0 };

/** Who has which executors. An executor serves one tenant at a time, so that code which takes its process down takes no other tenant's runs with it. */
export class TenantShares {
  readonly #options: Pick<PoolOptions, "processes" | "runsPerProcess">;
  readonly #shares = new Map<string, Share>();
  readonly #tenants = new Map<ExecutorLink, string>();
  readonly #busy = new Set<ExecutorLink>();

  constructor(options: Pick<PoolOptions, "processes" | "runsPerProcess">) {
    this.#options = options;
  }

  /**
   * Whether one more run of the tenant may compute now. One is always left to others where there are several, and who has none gets one even
   * when all are taken: then the machine's scheduler shares its cores out.
   */
  mayCompute(tenant: string, isSuspect: boolean): boolean {
    const { processes } = this.#options;
    const { busy } = this.#of(tenant);
    if (busy === 0) return this.#busy.size < 2 * processes;
    const busyMax = isSuspect ? 1 : Math.max(processes > 2 ? processes - 1 : processes, 1);
    return busy < busyMax && this.#busy.size < processes;
  }

  /** Whether the tenant may have a further executor. Each level of runs that wait for runs has room of its own, so that none waits for ever. */
  mayBind(tenant: string, depth: number): boolean {
    return this.#of(tenant).bound.size < this.#options.processes + depth;
  }

  bind(tenant: string, link: ExecutorLink): void {
    this.#tenants.set(link, tenant);
    const share = this.#shares.get(tenant);
    if (share) share.bound.add(link);
    else this.#shares.set(tenant, { bound: new Set([link]), busy: 0 });
  }

  /** An executor in which runs of the tenant wait and that has room for another. */
  findShared(tenant: string, depth: number): ExecutorLink | undefined {
    const runsMax = this.#options.runsPerProcess * (1 + depth);
    for (const link of this.#of(tenant).bound) if (!link.isBusy && link.runCount < runsMax) return link;
    return undefined;
  }

  setBusy(link: ExecutorLink, isBusy: boolean): void {
    const share = this.#shares.get(this.#tenants.get(link) ?? "");
    if (this.#busy.has(link) === isBusy) return;
    if (isBusy) this.#busy.add(link);
    else this.#busy.delete(link);
    if (share) share.busy += isBusy ? 1 : -1;
  }

  /** The executor has no runs any more, or is lost. */
  release(link: ExecutorLink): void {
    this.setBusy(link, false);
    const tenant = this.#tenants.get(link);
    if (tenant === undefined) return;
    this.#tenants.delete(link);
    const share = this.#shares.get(tenant);
    share?.bound.delete(link);
    if (share?.bound.size === 0) this.#shares.delete(tenant);
  }

  #of(tenant: string): Share {
    return this.#shares.get(tenant) ?? NONE;
  }
}
