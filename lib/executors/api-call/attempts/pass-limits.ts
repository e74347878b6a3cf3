import { ExecutorFailure } from "#lib/errors.ts";
import type { Admission } from "#lib/executors/api-call/attempts/admit.ts";
import type { AttemptEnv } from "#lib/executors/api-call/attempts/attempt.ts";
import { circuitBreakers, type Pass } from "#lib/executors/api-call/attempts/circuit-breakers.ts";
import { healthOf } from "#lib/executors/api-call/attempts/health-of.ts";
import type { AttemptLimits } from "#lib/executors/api-call/attempts/run-attempts.ts";

type Leave = (outcome: Parameters<typeof healthOf>[0]) => void;

/** Waits until one attempt may go: past the circuit breaker first, then under the limits of rate and concurrency. */
export async function passLimits(limits: AttemptLimits, admission: Admission, { record }: Pick<AttemptEnv, "record">): Promise<Leave> {
  const { connectorId, circuitBreaker, admit } = limits;
  const pass = circuitBreaker === null ? undefined : passBreaker(limits);
  const leaveBreaker: Leave = (outcome) => {
    if (pass === undefined || circuitBreaker === null) return;
    circuitBreakers().leave(connectorId, circuitBreaker, pass, healthOf(outcome, admission.signal));
  };
  if (admit === null) return leaveBreaker;
  const since = performance.now();
  try {
    const release = await admit(admission);
    record.phase("queue", performance.now() - since);
    return (outcome) => {
      release();
      leaveBreaker(outcome);
    };
  } catch (thrown) {
    record.phase("queue", performance.now() - since);
    leaveBreaker({ thrown });
    throw thrown;
  }
}

function passBreaker({ connectorId, circuitBreaker }: AttemptLimits): Pass | undefined {
  if (circuitBreaker === null) return undefined;
  const pass = circuitBreakers().enter(connectorId, circuitBreaker);
  if (!("blockedMs" in pass)) return pass;
  const message = `The service failed ${circuitBreaker.failures} times or more in a row, so calls through this connector fail at once until it was tried again`;
  throw new ExecutorFailure("upstream", message, { retryable: true, retryAfterMs: pass.blockedMs });
}
