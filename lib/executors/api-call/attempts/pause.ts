import { setTimeout as sleep } from "node:timers/promises";
import { cancelled } from "#lib/executors/api-call/attempts/cancelled.ts";

/** Waits; throws an ExecutorFailure when the caller goes away meanwhile. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal });
  } catch {
    throw cancelled(signal);
  }
}
