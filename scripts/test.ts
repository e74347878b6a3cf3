import { browserJourneys } from "./checks/browser-journeys.ts";
import { runChecks } from "./checks/run-checks.ts";
import { verifyChecks } from "./checks/verify-checks.ts";
import { runScript } from "./steps/lifecycle.ts";

await runScript((life) => runChecks(life, [...verifyChecks, browserJourneys]));
