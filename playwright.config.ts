import os from "node:os";
import path from "node:path";
import { defineConfig, devices } from "@playwright/test";
import { launchOptions } from "./e2e/launch-options.ts";

const port = 4173;
/** A studio that runs already, such as `npm run dev`; without it the tests start the production build. */
const running = process.env["E2E_BASE_URL"];
// `npm test` names a folder that it removes afterwards.
const dataDir = process.env["E2E_DATA_DIR"] ?? path.join(os.tmpdir(), `sintra-e2e-${process.pid}`);

/** Browser journeys against the production build, on an empty database of their own. */
export default defineConfig({
  testDir: "e2e",
  testMatch: "*.spec.ts",
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: process.env["CI"] === "true",
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    ...devices["Desktop Chrome"],
    baseURL: running ?? `http://localhost:${port}`,
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions,
  },
  ...(running === undefined ? { webServer: webServer() } : {}),
});

function webServer() {
  return {
    command: "node scripts/bootstrap.mjs start",
    url: `http://localhost:${port}/api/health`,
    timeout: 240_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM" as const, timeout: 20_000 },
    env: { PORT: String(port), DATABASE_URL: "", SINTRA_DATA_DIR: dataDir, SINTRA_OPEN_SIGNUP: "true", SINTRA_EGRESS_ALLOW: "127.0.0.1" },
  };
}
