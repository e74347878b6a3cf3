import type { RateLimit } from "#lib/contracts/connector-limits.ts";
import type { Admit } from "#lib/executors/api-call/attempts/admit.ts";
import { type Lines, linesOf } from "./lines-of.ts";

/** The turns of a connector's requests under its limits of rate and concurrency, which hold over all processes. */
export function admitUnder(connectorId: string, limit: RateLimit): Admit {
  return async (admission) => {
    const { rate, slots } = linesOf(connectorId, limit);
    const endsAt = performance.now() + admission.timeoutMs;
    const release = await takeSlot(limit, { rate, slots }, admission);
    try {
      await rate.pass(limit, { ...admission, timeoutMs: endsAt - performance.now() });
      return release;
    } catch (thrown) {
      release();
      throw thrown;
    }
  };
}

/** Before the turn under the rate: turns that waited for a slot would all be used at once when slots become free. */
async function takeSlot(limit: RateLimit, { rate, slots }: Lines, admission: Parameters<Admit>[0]): Promise<() => void> {
  if (limit.concurrency === null) return () => {};
  return slots.take(limit.concurrency, admission, () => rate.waitMs(limit));
}
