interface Entry<V> {
  value: V;
  bytes: number;
}

/** What an entry takes beside its value, and the least that a value takes: without this, ever so many tiny ones would fit. */
const ENTRY_BYTES = 1024;

/** A map that forgets what was not used for longest once its values exceed a number of bytes. */
export class ByteLru<V> {
  readonly #bytesMax: number;
  readonly #entries = new Map<number, Entry<V>>();
  #bytes = 0;

  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax;
  }

  get(key: number): V | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  set(key: number, value: V, valueBytes: number): void {
    const bytes = valueBytes + ENTRY_BYTES;
    this.#bytes -= this.#entries.get(key)?.bytes ?? 0;
    this.#entries.delete(key);
    this.#entries.set(key, { value, bytes });
    this.#bytes += bytes;
    for (const [oldest, entry] of this.#entries) {
      if (this.#bytes <= this.#bytesMax || oldest === key) break;
      this.#entries.delete(oldest);
      this.#bytes -= entry.bytes;
    }
  }
}
