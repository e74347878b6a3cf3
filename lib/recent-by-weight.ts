interface Entry<T> {
  value: T;
  weight: number;
}

/** What is dear to make again, by key. Where all of it weighs too much, what was not used for the longest time goes; the last used stays. */
export class RecentByWeight<T> {
  readonly #weightMax: number;
  /** Oldest first. */
  readonly #entries = new Map<string, Entry<T>>();
  #weight = 0;

  constructor(weightMax: number) {
    this.#weightMax = weightMax;
  }

  get(key: string): T | undefined {
    const entry = this.#entries.get(key);
    if (entry !== undefined) this.#put(key, entry);
    return entry?.value;
  }

  getOrMake(key: string, weight: number, make: () => T): T {
    const value = this.get(key) ?? make();
    this.#put(key, { value, weight });
    return value;
  }

  #put(key: string, entry: Entry<T>): void {
    this.#drop(key);
    this.#entries.set(key, entry);
    this.#weight += entry.weight;
    for (const oldest of this.#entries.keys()) {
      if (this.#weight <= this.#weightMax || oldest === key) return;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    this.#weight -= this.#entries.get(key)?.weight ?? 0;
    this.#entries.delete(key);
  }
}
