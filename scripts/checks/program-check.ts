import { runProgram } from "../steps/run-program.ts";
import { type Check, tallyOf } from "./check.ts";

/** A check that a program answers with its exit code. */
export function programCheck(title: string, file: string, args: string[]): Check {
  return {
    title,
    async run(life) {
      const { exitCode } = await runProgram(life, file, args);
      return tallyOf(exitCode === 0);
    },
  };
}
