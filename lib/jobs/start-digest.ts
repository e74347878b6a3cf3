import { setTimeout as sleep } from "node:timers/promises";
import { log } from "#lib/log.ts";
import { digestExecutions } from "#lib/services/usage/digest-executions.ts";
import { onShutdown } from "#lib/shutdown.ts";
import { singleton } from "#lib/singleton.ts";

const IDLE_MS = 1_000;
/** While the database is away every attempt fails; one line a minute says so. */
const ERROR_LOG_EVERY_MS = 60_000;

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
  let silentUntil = 0;
  while (!signal.aborted) {
    const startedAt = performance.now();
    const counted = await digestExecutions().catch((error: unknown) => {
      if (Date.now() >= silentUntil) log.error("jobs.digest_failed", error);
      silentUntil = Date.now() + ERROR_LOG_EVERY_MS;
      return 0;
    });
    // With much to do it rests as long as it worked: executions come first.
    const pauseMs = counted === 0 ? IDLE_MS : Math.min(IDLE_MS, Math.max(100, performance.now() - startedAt));
    await sleep(pauseMs, undefined, { signal, ref: false }).catch(() => undefined);
  }
}
