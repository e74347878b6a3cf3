import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { runProgram } from "../steps/run-program.ts";
import type { Check, Tally } from "./check.ts";

/** A suite of Vitest, described by its configuration file. */
export function vitestCheck(title: string, config: string): Check {
  return {
    title,
    async run(life) {
      const folder = mkdtempSync(path.join(os.tmpdir(), "sintra-report-"));
      const report = path.join(folder, "vitest.json");
      const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
      const args = ["node_modules/vitest/vitest.mjs", "run", "--config", config, ...reporters];
      const { exitCode } = await runProgram(life, "node", args, { env: { NODE_ENV: "test" } });
      const tally = readReport(report);
      rmSync(folder, { recursive: true, force: true });
      // A file that does not load, or an error outside any test, fails the run without failing a test.
      return exitCode !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
    },
  };
}

function readReport(file: string): Tally {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(file, "utf8")) as { numPassedTests: number; numFailedTests: number };
  return { passed: numPassedTests, failed: numFailedTests };
}
