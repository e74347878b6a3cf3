/** Messages of a whole answer, and the fields of each: two bytes on the wire can be an empty message of a hundred fields. */
const FIELDS_MAX = 2_000_000;

/** How much may still be read, of one message or of many. */
export class FieldBudget {
  #left = FIELDS_MAX;

  spend(fields: number): void {
    this.#left -= fields;
  }

  get isSpent(): boolean {
    return this.#left < 0;
  }
}
