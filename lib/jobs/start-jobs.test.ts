import { afterEach, describe, expect, it } from "vitest";
import type { Job } from "#lib/jobs/job.ts";
import { JOBS } from "#lib/jobs/jobs.ts";
import { runJobNow, startJobs, stopJobs } from "#lib/jobs/start-jobs.ts";
import { shutdown } from "#lib/shutdown.ts";
import { testDatabaseUrl } from "#lib/testing/database.ts";
import { query } from "#lib/testing/query.ts";

afterEach(stopJobs);

function job(run: Job["run"]): Job {
  return { name: "test-job", cron: "0 0 1 1 *", expireInSeconds: 60, run };
}

describe("jobs", () => {
  it("run when asked, and wait for the running one at the stop", async () => {
    const begun = Promise.withResolvers<void>();
    let ended = false;
    await startJobs([
      job(async () => {
        begun.resolve();
        await new Promise((resolve) => setTimeout(resolve, 300));
        ended = true;
      }),
    ]);
    await runJobNow("test-job");
    await begun.promise;
    await stopJobs();
    expect(ended).toBe(true);
  });

  it("are scheduled once, however often they are started, and those of a former version no more", async () => {
    for (let start = 0; start < 2; start++) {
      await startJobs();
      await stopJobs();
    }
    const rows = await query<{ name: string }>(testDatabaseUrl, "SELECT name FROM pgboss.schedule ORDER BY name");
    expect(rows.map((row) => row.name)).toEqual(JOBS.map((known) => known.name).sort());
  });

  it("end with the process's shutdown, also when that overtakes their start", async () => {
    const starting = startJobs();
    await shutdown();
    await starting;
    expect(await query(testDatabaseUrl, "SELECT 1 FROM pg_stat_activity WHERE application_name = 'sintra-jobs'")).toEqual([]);
  });
});
