import type { Job } from "#lib/jobs/job.ts";
import { log } from "#lib/log.ts";
import { pruneInvitations } from "#lib/services/invitations/prune-invitations.ts";
import { pruneAttempts } from "#lib/services/oauth/prune-attempts.ts";
import { pruneGrants } from "#lib/services/oauth/prune-grants.ts";

export const pruneExpiredJob: Job = {
  name: "prune-expired",
  cron: "50 3 * * *",
  expireInSeconds: 600,
  async run() {
    const now = new Date();
    log.info("jobs.invitations_pruned", { deleted: await pruneInvitations(now) });
    log.info("jobs.connections_pruned", { deleted: await pruneAttempts(now), grants: await pruneGrants(now) });
  },
};
