import { singleton } from "#lib/singleton.ts";
import { changes } from "./changes.ts";

interface Entry<V> {
  value: V;
  scope: string;
}

/** What a loader returns: the value, and the workspace or user whose change makes it stale. */
export type Loaded<V> = Entry<V> | null;

/**
 * Remembers what was read until the database says that it changed. `null` (nothing found) is not remembered.
 * The oldest entry leaves first. While changes cannot be heard, every read goes to the database.
 */
export class Cache<V> {
  readonly #entries = new Map<string, Entry<V>>();
  readonly #max: number;
  /** Grows with each change: what was read before it is not kept. */
  #generation = 0;

  constructor(max: number) {
    this.#max = max;
    changes().onChange((scope) => this.#forget(scope));
  }

  /** The remembered value, without a wait. */
  peek(key: string): V | undefined {
    return changes().listening ? this.#entries.get(key)?.value : undefined;
  }

  async get(key: string, load: () => Promise<Loaded<V>>): Promise<V | null> {
    const known = this.peek(key);
    if (known !== undefined) return known;
    await changes().start();
    const generation = this.#generation;
    const loaded = await load();
    if (loaded === null) return null;
    if (changes().listening && generation === this.#generation) this.#keep(key, loaded);
    return loaded.value;
  }

  #keep(key: string, entry: Entry<V>): void {
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    if (this.#entries.size <= this.#max) return;
    const oldest = this.#entries.keys().next();
    if (!oldest.done) this.#entries.delete(oldest.value);
  }

  #forget(scope: string): void {
    this.#generation += 1;
    for (const [key, entry] of this.#entries) if (scope === "*" || entry.scope === scope) this.#entries.delete(key);
  }
}

/** The process's cache of this name. */
export function cache<V>(name: string, max: number): Cache<V> {
  return singleton(`cache.${name}`, () => new Cache<V>(max));
}
