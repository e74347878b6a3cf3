import type { RateLimit } from "#lib/contracts/connector-limits.ts";
import type { Admit } from "#lib/executors/api-call/attempts/admit.ts";
import { singleton } from "#lib/singleton.ts";
import { RateLine } from "./rate-line.ts";
import { SlotLine } from "./slot-line.ts";

interface Lines {
  rate: RateLine;
  slots: SlotLine;
}

/** The turns of a connector's requests under its limits of rate and concurrency, which hold over all processes. */
export function admitUnder(connectorId: string, limit: RateLimit): Admit {
  return async (admission) => {
    const { rate, slots } = linesOf(connectorId);
    const endsAt = performance.now() + admission.timeoutMs;
    const release = limit.concurrency === null ? () => {} : await slots.take(limit.concurrency, admission);
    try {
      await rate.pass(limit, { ...admission, timeoutMs: endsAt - performance.now() });
      return release;
    } catch (thrown) {
      release();
      throw thrown;
    }
  };
}

function linesOf(connectorId: string): Lines {
  const all = singleton("connector-lines", () => new Map<string, Lines>());
  const lines = all.get(connectorId) ?? { rate: new RateLine(connectorId), slots: new SlotLine(connectorId) };
  all.set(connectorId, lines);
  return lines;
}
