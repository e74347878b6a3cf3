import { setTimeout as sleep } from "node:timers/promises";
import { toAbortFailure } from "#lib/egress/to-abort-failure.ts";

/** Waits; throws an ExecutorFailure when the caller goes away meanwhile. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal });
  } catch {
    throw toAbortFailure(signal.reason);
  }
}
