/** How many executions the code that one request runs may start, at all levels together. */
export const NESTED_CALLS_MAX = 500;

/** Counts them for the request; handed down from each execution to those that its code starts. */
export class NestedCalls {
  #started = 0;

  /** Which one of the request's this is, from 1. */
  next(): number {
    this.#started += 1;
    return this.#started;
  }
}
