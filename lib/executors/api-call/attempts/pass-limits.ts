import { ExecutorFailure } from "#lib/errors.ts";
import type { Admission } from "#lib/executors/api-call/attempts/admit.ts";
import type { AttemptEnv, AttemptLimits } from "#lib/executors/api-call/attempts/attempt.ts";
import { circuitBreakers, type Pass } from "#lib/executors/api-call/attempts/circuit-breakers.ts";
import { healthOf, type Outcome } from "#lib/executors/api-call/attempts/health-of.ts";

export type Leave = (outcome: Outcome) => void;

/** Waits until one attempt may go: past the circuit breaker, under the limits of rate and concurrency, and past the breaker as it is then. */
export async function passLimits(limits: AttemptLimits, admission: Admission, { record }: Pick<AttemptEnv, "record">): Promise<Leave> {
  const first = passBreaker(limits);
  const leaveBreaker = (pass: Pass | undefined, outcome: Outcome) => {
    const { connectorId, revision, circuitBreaker } = limits;
    if (pass === undefined || circuitBreaker === null) return;
    circuitBreakers().leave({ id: connectorId, revision }, circuitBreaker, pass, healthOf(outcome, admission.signal));
  };
  if (limits.admit === null) return (outcome) => leaveBreaker(first, outcome);
  const since = performance.now();
  let release: (() => void) | undefined;
  try {
    release = await limits.admit(admission);
    // It may have opened meanwhile.
    const pass = first?.isProbe === true ? first : passBreaker(limits);
    return (outcome) => {
      release?.();
      leaveBreaker(pass, outcome);
    };
  } catch (thrown) {
    release?.();
    leaveBreaker(first, { status: undefined, thrown, isCut: true });
    throw thrown;
  } finally {
    record.phase("queue", performance.now() - since);
  }
}

function passBreaker({ connectorId, revision, circuitBreaker }: AttemptLimits): Pass | undefined {
  if (circuitBreaker === null) return undefined;
  const pass = circuitBreakers().enter({ id: connectorId, revision }, circuitBreaker);
  if (!("blockedMs" in pass)) return pass;
  const times = pass.failures === 1 ? "1 time" : `${pass.failures} times`;
  const message = `The service failed ${times} in a row, so calls through this connector fail at once until it was tried again`;
  throw new ExecutorFailure("upstream", message, { retryable: true, retryAfterMs: pass.blockedMs });
}
