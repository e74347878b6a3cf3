import { ExecutorFailure } from "#lib/errors.ts";

/** What a whole description may take, its imports included. A few lines of it can stand for billions: pieces name pieces, several times each. */
const LIMITS = {
  nodes: { max: 500_000, problem: "holds more than 500,000 elements" },
  pieces: { max: 400_000, problem: "has schemas that refer to each other too often" },
  parts: { max: 200_000, problem: "has messages of too many parts" },
  operations: { max: 10_000, problem: "has more than 10,000 operations, counted for each port" },
};

/** Counts what is made of one description. Throws an ExecutorFailure where that is too much. */
export class DescriptionBudget {
  private readonly spent = { nodes: 0, pieces: 0, parts: 0, operations: 0 };

  spend(what: keyof typeof LIMITS, count = 1): void {
    this.spent[what] += count;
    const { max, problem } = LIMITS[what];
    if (this.spent[what] > max) throw new ExecutorFailure("validation", `The description ${problem}`);
  }
}
