/** Why the studio cannot start, in one line that says what to do. Printed without a stack; the process then exits with code 1. */
export class StartError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "StartError";
  }
}
