import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { isBuildServer } from "#lib/testing/is-build-server.ts";
import { ensureChromium } from "../steps/ensure-chromium.ts";
import { filesOf } from "../steps/fingerprint.ts";
import { runProgram } from "../steps/run-program.ts";
import { say } from "../steps/say.ts";
import type { Check, Tally } from "./check.ts";

export const browserJourneys: Check = {
  title: "Browser journeys",
  async run(life) {
    if (!(await ensureChromium(life))) return noBrowser();
    const folder = mkdtempSync(path.join(os.tmpdir(), "sintra-report-"));
    const report = path.join(folder, "playwright.json");
    // The database's own user passes through this folder when root runs the tests.
    chmodSync(folder, 0o711);
    const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: report, E2E_DATA_DIR: path.join(folder, "data") };
    const { exitCode } = await runProgram(life, "node", ["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json"], { env });
    const tally = readReport(report);
    rmSync(folder, { recursive: true, force: true });
    return exitCode !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
  },
};

function noBrowser(): Tally {
  const journeys = filesOf("e2e").filter((file) => /\.spec\.ts$/.test(file)).length;
  say(
    `SKIPPED: ${journeys} files of browser journeys, because no Chromium was found or could be installed. Install one, or set CHROMIUM_PATH.`,
  );
  return { passed: 0, failed: isBuildServer() ? 1 : 0 };
}

function readReport(file: string): Tally {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { stats } = JSON.parse(readFileSync(file, "utf8")) as { stats: { expected: number; flaky: number; unexpected: number } };
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
}
