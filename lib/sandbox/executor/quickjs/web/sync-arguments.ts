/** The arguments of one synchronous operation, made by strangers' code. Each reader throws a TypeError for anything unexpected. */
export class SyncArguments {
  readonly #values: unknown[];

  constructor(json: string) {
    const values: unknown = JSON.parse(json);
    if (!Array.isArray(values)) throw new TypeError("The arguments are not a list.");
    this.#values = values;
  }

  get count(): number {
    return this.#values.length;
  }

  text(index: number): string {
    const value = this.#values[index];
    if (typeof value !== "string") throw new TypeError(`Argument ${index} is not a string.`);
    return value;
  }

  flag(index: number): boolean {
    const value = this.#values[index];
    if (typeof value !== "boolean") throw new TypeError(`Argument ${index} is not a boolean.`);
    return value;
  }

  length(index: number): number {
    const value = this.#values[index];
    if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) throw new TypeError(`Argument ${index} is not a length.`);
    return value;
  }
}
