import { setTimeout as sleep } from "node:timers/promises";
import { DIGEST_ROWS, digestExecutions } from "#lib/services/usage/digest-executions.ts";
import { onShutdown } from "#lib/shutdown.ts";
import { singleton } from "#lib/singleton.ts";
import { logRarely } from "./log-rarely.ts";

const IDLE_MS = 1_000;
/** Executions come first: with much to do it rests four times as long as it works, and when it falls behind, as long. */
const BEHIND_BATCHES = 25;

/** Counts executions as they end, in this process or in any other that runs this. Ends with the shutdown. */
export function startDigest(): void {
  singleton("digest", () => {
    const stop = new AbortController();
    const running = run(stop.signal);
    onShutdown("jobs", () => {
      stop.abort();
      return running;
    });
    return running;
  });
}

async function run(signal: AbortSignal): Promise<void> {
  const logError = logRarely("jobs.digest_failed");
  let busyBatches = 0;
  while (!signal.aborted) {
    const startedAt = performance.now();
    const counted = await digestExecutions().catch((error: unknown) => {
      logError(error);
      return 0;
    });
    busyBatches = counted < DIGEST_ROWS ? 0 : busyBatches + 1;
    const pauseMs = busyBatches === 0 ? IDLE_MS : (performance.now() - startedAt) * (busyBatches < BEHIND_BATCHES ? 4 : 1);
    await sleep(pauseMs, undefined, { signal, ref: false }).catch(() => undefined);
  }
}
