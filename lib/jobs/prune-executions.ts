import { env } from "#lib/env.ts";
import type { Job } from "#lib/jobs/job.ts";
import { log } from "#lib/log.ts";
import { pruneExecutions } from "#lib/services/executions/prune-executions.ts";
import { pruneFiles } from "#lib/services/files/prune-files.ts";
import { pruneUsage } from "#lib/services/usage/prune-usage.ts";

const DAY_MS = 86_400_000;

export const pruneExecutionsJob: Job = {
  name: "prune-executions",
  cron: "20 3 * * *",
  expireInSeconds: 3600,
  async run(signal) {
    const before = new Date(Date.now() - env().SINTRA_LOG_RETENTION_DAYS * DAY_MS);
    const daysBefore = new Date(Date.now() - Math.max(env().SINTRA_USAGE_RETENTION_DAYS, env().SINTRA_LOG_RETENTION_DAYS) * DAY_MS);
    const deleted = await pruneExecutions({ before, signal });
    const files = await pruneFiles({ before, signal });
    const usage = await pruneUsage({ rowsBefore: before, daysBefore, signal });
    log.info("jobs.executions_pruned", { deleted, files, ...usage, before: before.toISOString() });
  },
};
