import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { findChromium } from "./find-chromium.ts";
import { canInstallDebian, installDebian } from "./install-debian.ts";
import type { Lifecycle } from "./lifecycle.ts";
import { runProgram } from "./run-program.ts";
import { say } from "./say.ts";

/** Whether there is a browser for the tests, installing one where that is possible. */
export async function ensureChromium(life: Lifecycle): Promise<boolean> {
  if (hasChromium()) return true;
  say("Installing Chromium for the browser journeys …");
  if (canInstallDebian()) {
    await installDebian(life, ["chromium", "fonts-liberation"]);
    if (hasChromium()) return true;
  }
  await runProgram(life, "node", ["node_modules/@playwright/test/cli.js", "install", "chromium"], { quiet: true });
  return hasChromium();
}

function hasChromium(): boolean {
  return findChromium() !== undefined || existsSync(chromium.executablePath());
}
