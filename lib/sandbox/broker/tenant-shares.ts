import type { ExecutorLink } from "./executor-link.ts";
import type { PoolOptions } from "./pool.ts";
import type { Task } from "./task.ts";

/** Whose runs an executor has. At one depth only: a run that takes its process down takes no run with it that waits for it. */
interface Binding {
  tenant: string;
  depth: number;
}

type ShareOptions = Pick<PoolOptions, "processes" | "processesMax" | "runsPerProcess" | "memoryMbPerProcess">;

/** Executors that a newcomer finds free as long as others have more than one. */
const RESERVED = 4;
/** Executors of one tenant at each depth below the first, where there are enough. */
const NESTED_MAX = 2;

/** Who has which executors. An executor serves one tenant at a time, so that code which takes its process down takes no other tenant's runs with it. */
export class TenantShares {
  readonly #options: ShareOptions;
  readonly #bindings = new Map<ExecutorLink, Binding>();
  readonly #bound = new Map<string, Set<ExecutorLink>>();
  readonly #busy = new Map<string, Set<ExecutorLink>>();
  #busyCount = 0;

  constructor(options: ShareOptions) {
    this.#options = options;
  }

  /**
   * Whether one more run of the tenant may compute now. One is always left to others where there are several, and who has none gets one even
   * when all are taken: then the machine's scheduler shares its cores out.
   */
  mayCompute(tenant: string, isSuspect: boolean): boolean {
    const { processes } = this.#options;
    const busy = this.#busy.get(tenant)?.size ?? 0;
    if (busy === 0) return this.#busyCount < 2 * processes;
    const busyMax = isSuspect ? Math.ceil(processes / 2) : Math.max(processes > 2 ? processes - 1 : processes, 1);
    return busy < busyMax && this.#busyCount < processes;
  }

  /** Whether the tenant may have a further executor for runs of this depth. The first of each depth is always allowed, so that no run waits for ever. */
  mayBind({ run, depth }: Task): boolean {
    const own = this.#linksOf(run.tenant, depth).length;
    if (own === 0) return true;
    const { processes, processesMax } = this.#options;
    return own < (depth === 0 ? processes : Math.min(processes, NESTED_MAX)) && this.#bindings.size < processesMax - RESERVED;
  }

  bind({ run: { tenant }, depth }: Task, link: ExecutorLink): void {
    if (this.#bindings.has(link)) return;
    this.#bindings.set(link, { tenant, depth });
    add(this.#bound, tenant, link);
  }

  /** An executor in which runs of the tenant wait and that has room for another. */
  findShared({ run, depth, limits }: Task): ExecutorLink | undefined {
    const { runsPerProcess, memoryMbPerProcess } = this.#options;
    if (runsPerProcess === 1) return undefined;
    return this.#linksOf(run.tenant, depth).find(
      (link) => !link.isBusy && link.runCount < runsPerProcess && link.memoryMb + limits.memoryMb <= memoryMbPerProcess,
    );
  }

  setBusy(link: ExecutorLink, isBusy: boolean): void {
    const tenant = this.#bindings.get(link)?.tenant ?? "";
    if ((this.#busy.get(tenant)?.has(link) ?? false) === isBusy) return;
    this.#busyCount += isBusy ? 1 : -1;
    if (isBusy) add(this.#busy, tenant, link);
    else remove(this.#busy, tenant, link);
  }

  /** The executor has no runs any more, or is lost. */
  release(link: ExecutorLink): void {
    this.setBusy(link, false);
    const binding = this.#bindings.get(link);
    if (!binding) return;
    this.#bindings.delete(link);
    remove(this.#bound, binding.tenant, link);
  }

  #linksOf(tenant: string, depth: number): ExecutorLink[] {
    const links = this.#bound.get(tenant);
    return links ? [...links].filter((link) => this.#bindings.get(link)?.depth === depth) : [];
  }
}

function add(sets: Map<string, Set<ExecutorLink>>, tenant: string, link: ExecutorLink): void {
  const set = sets.get(tenant);
  if (set) set.add(link);
  else sets.set(tenant, new Set([link]));
}

function remove(sets: Map<string, Set<ExecutorLink>>, tenant: string, link: ExecutorLink): void {
  const set = sets.get(tenant);
  set?.delete(link);
  if (set?.size === 0) sets.delete(tenant);
}
