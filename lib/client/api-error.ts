import type { Problem } from "#lib/contracts/errors.ts";

/** A call that was refused, failed, or never reached the server. `problem` is what the server said. */
export class ApiError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, cause?: unknown) {
    super(problem.detail, { cause });
    this.name = "ApiError";
    this.problem = problem;
  }
}
