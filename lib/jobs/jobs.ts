import type { Job } from "#lib/jobs/job.ts";
import { pruneExecutionsJob } from "#lib/jobs/prune-executions.ts";
import { pruneExpiredJob } from "#lib/jobs/prune-expired.ts";

/** All jobs of the studio; a new one is a file and a line here. */
export const JOBS: Job[] = [pruneExecutionsJob, pruneExpiredJob];
