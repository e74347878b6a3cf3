import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";

/** Begins the background work of this process, unless separate workers do it. Failing, it takes nothing else down. */
export function startBackgroundJobs(): void {
  if (env().SINTRA_JOBS === "off") return;
  import("#lib/jobs/start-jobs.ts").then(({ startJobs }) => startJobs()).catch((error: unknown) => log.error("jobs.start_failed", error));
  import("#lib/jobs/start-digest.ts")
    .then(({ startDigest }) => startDigest())
    .catch((error: unknown) => log.error("jobs.start_failed", error));
}
