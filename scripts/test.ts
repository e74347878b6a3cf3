import { browserJourneys } from "./checks/browser-journeys.ts";
import { runChecks } from "./checks/run-checks.ts";
import { verifyChecks } from "./checks/verify-checks.ts";
import { vitestCheck } from "./checks/vitest-check.ts";
import { runScript } from "./steps/lifecycle.ts";

// From outside, on the build that the checks before have made.
const systemTests = vitestCheck("System tests", "vitest.system.config.ts");

await runScript((life) => runChecks(life, [...verifyChecks, systemTests, browserJourneys]));
