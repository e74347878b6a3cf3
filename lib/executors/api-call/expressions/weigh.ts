/** How large values would be as text, in characters, each part counted wherever it appears. Values may share parts, so what is known is kept. */
export class Weigher {
  readonly #known = new WeakMap<object, number>();

  weigh(value: unknown): number {
    if (typeof value === "string") return value.length + 2;
    if (typeof value !== "object" || value === null) return 5;
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    let weight = 2;
    for (const [key, item] of Object.entries(value)) weight += (Array.isArray(value) ? 1 : key.length + 4) + this.weigh(item);
    this.#known.set(value, weight);
    return weight;
  }
}
