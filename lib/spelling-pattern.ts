/** Of longer spellings an expression would compare as many characters at every place of the text; the engine's own search of one text does not. */
const HEAD_CHARS = 32;

/** Finds any of many texts in one pass over another, however many there are. */
export class SpellingPattern {
  readonly #heads: RegExp;
  /** What begins with each head, longest first; of texts that are no longer than the head only the longest. */
  readonly #byHead: ReadonlyMap<string, { longer: string[]; headChars: number }>;

  constructor(spellings: readonly string[]) {
    const all = longestFirst(spellings.filter((spelling) => spelling !== ""));
    const heads = longestFirst(all.map((spelling) => spelling.slice(0, HEAD_CHARS)));
    this.#heads = heads.length === 0 ? /(?!)/g : new RegExp(heads.map((head) => RegExp.escape(head)).join("|"), "g");
    this.#byHead = new Map(
      heads.map((head) => {
        const longer = all.filter((spelling) => spelling.length > HEAD_CHARS && spelling.startsWith(head));
        return [head, { longer, headChars: all.find((spelling) => head.startsWith(spelling))?.length ?? 0 }];
      }),
    );
  }

  /** Whether one may occur in the text. */
  mayOccurIn(text: string): boolean {
    return this.#head(text, 0) !== null;
  }

  /** The text with a replacement for each. One that begins inside of another is hidden to its own end, so that no secret cuts a piece off another. */
  replaceIn(text: string, replacement: string): string {
    // Where each long spelling occurs next, looked for once for all places before.
    const next = new Map<string, number>();
    let rest = "";
    let hiddenTo = 0;
    for (let found = this.#head(text, 0); found !== null; found = this.#head(text, found.index + 1)) {
      const { index } = found;
      const chars = this.#charsAt(text, index, found[0], next);
      if (chars > 0 && index >= hiddenTo) rest += text.slice(hiddenTo, index) + replacement;
      if (chars > 0) hiddenTo = Math.max(hiddenTo, index + chars);
    }
    return hiddenTo === 0 ? text : rest + text.slice(hiddenTo);
  }

  #head(text: string, from: number): RegExpExecArray | null {
    this.#heads.lastIndex = from;
    return this.#heads.exec(text);
  }

  /** How long the longest is that occurs at the place of its head. */
  #charsAt(text: string, index: number, head: string, next: Map<string, number>): number {
    const { longer, headChars } = this.#byHead.get(head) ?? { longer: [], headChars: 0 };
    for (const spelling of longer) {
      let at = next.get(spelling) ?? -1;
      if (at < index) {
        const occurs = text.indexOf(spelling, index);
        at = occurs === -1 ? Number.POSITIVE_INFINITY : occurs;
        next.set(spelling, at);
      }
      if (at === index) return spelling.length;
    }
    return headChars;
  }
}

function longestFirst(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort((one, other) => other.length - one.length);
}
