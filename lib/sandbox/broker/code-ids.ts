import type { ExecutorLink } from "./executor-link.ts";

export interface KnownCode {
  id: number;
  /** Executors that were sent this code; they may have evicted it since. */
  sentTo: Set<ExecutorLink>;
}

const CODE_CHARS_MAX = 32 * 1024 * 1024;
/** What an entry costs beside its text, so that many tiny pieces of code are bounded too. */
const ENTRY_CHARS = 256;

/** Numbers pieces of code of one language, so that the text of a busy one crosses to each executor once. Ids are never used again for other code. */
export class CodeIds {
  readonly #known = new Map<string, KnownCode>();
  readonly #nextId: () => number;
  #chars = 0;

  /** `nextId` gives numbers that no other piece of code in the same executors has. */
  constructor(nextId: () => number) {
    this.#nextId = nextId;
  }

  get(code: string): KnownCode {
    const known = this.#known.get(code) ?? this.#add(code);
    // Moved to the end: the map's order is the order of last use.
    this.#known.delete(code);
    this.#known.set(code, known);
    return known;
  }

  forget(executor: ExecutorLink): void {
    for (const known of this.#known.values()) known.sentTo.delete(executor);
  }

  #add(code: string): KnownCode {
    this.#chars += code.length + ENTRY_CHARS;
    for (const oldest of this.#known.keys()) {
      if (this.#chars <= CODE_CHARS_MAX) break;
      this.#known.delete(oldest);
      this.#chars -= oldest.length + ENTRY_CHARS;
    }
    return { id: this.#nextId(), sentTo: new Set() };
  }
}
