/** The text is not the TypeScript of a function body; `at` is the offset of the place in it. */
export class TypescriptError extends Error {
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}
