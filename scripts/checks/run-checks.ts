import type { Lifecycle } from "../steps/lifecycle.ts";
import { say } from "../steps/say.ts";
import type { Check } from "./check.ts";

/** Runs all checks, also after one has failed, and closes with the sum. Returns the exit code. */
export async function runChecks(life: Lifecycle, checks: Check[]): Promise<number> {
  const total = { passed: 0, failed: 0 };
  const failing: string[] = [];
  for (const check of checks) {
    if (life.stopping) return 1;
    say(`\n> ${check.title}`);
    const started = performance.now();
    const { passed, failed } = await check.run(life);
    total.passed += passed;
    total.failed += failed;
    if (failed > 0) failing.push(check.title);
    say(`${check.title}: ${failed > 0 ? "FAILED" : "ok"} (${Math.round((performance.now() - started) / 100) / 10} s)`);
  }
  if (failing.length > 0) say(`\nFailed: ${failing.join(", ")}`);
  say(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}
