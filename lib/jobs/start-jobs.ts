import { PgBoss } from "pg-boss";
import { databaseUrl } from "#lib/db/pool.ts";
import type { Job } from "#lib/jobs/job.ts";
import { JOBS } from "#lib/jobs/jobs.ts";
import { onShutdown } from "#lib/shutdown.ts";
import { singleton } from "#lib/singleton.ts";
import { logRarely } from "./log-rarely.ts";

/** Workers are woken by a notification; the poll is for the case that one is missed. */
const POLLING_SECONDS = 30;
const STOP_TIMEOUT_MS = 8000;

interface Runner {
  boss: PgBoss | undefined;
  starting: Promise<void>;
  takeBack: () => void;
}

/** Runs the jobs in this process until `stopJobs` or the shutdown. Does nothing when they run already. */
export async function startJobs(jobs: Job[] = JOBS): Promise<void> {
  const runner = theRunner();
  if (runner.boss !== undefined) return;
  const boss = new PgBoss({
    connectionString: databaseUrl(),
    schema: "pgboss",
    max: 2,
    application_name: "sintra-jobs",
    useListenNotify: true,
  });
  runner.boss = boss;
  boss.on("error", logRarely("jobs.failed"));
  runner.takeBack = onShutdown("jobs", stopJobs);
  runner.starting = offerAll(boss, jobs);
  try {
    await runner.starting;
  } catch (error) {
    await stopJobs();
    throw error;
  }
}

async function offerAll(boss: PgBoss, jobs: Job[]): Promise<void> {
  await boss.start();
  for (const job of jobs) await offer(boss, job);
  const names = jobs.map((job) => job.name);
  const obsolete = (await boss.getSchedules()).filter((schedule) => !names.includes(schedule.name));
  for (const { name } of obsolete) await boss.unschedule(name);
}

/** Takes no more work, lets what runs finish within a limit, and closes the connections. */
export async function stopJobs(): Promise<void> {
  const runner = theRunner();
  const { boss } = runner;
  if (boss === undefined) return;
  runner.boss = undefined;
  runner.takeBack();
  // A stop that overtakes the start would leave half of it behind.
  await runner.starting.catch(() => undefined);
  await boss.stop({ graceful: true, timeout: STOP_TIMEOUT_MS });
}

/** Asks for a run now; whichever process is free takes it. */
export async function runJobNow(name: string): Promise<void> {
  const { boss } = theRunner();
  if (boss === undefined) throw new Error("The jobs were not started in this process");
  await boss.send(name);
}

function theRunner(): Runner {
  return singleton<Runner>("jobs", () => ({ boss: undefined, starting: Promise.resolve(), takeBack: () => undefined }));
}

async function offer(boss: PgBoss, { name, cron, expireInSeconds, run }: Job): Promise<void> {
  await boss.createQueue(name, { policy: "stately", notify: true, retryLimit: 2, retryDelay: 60, expireInSeconds });
  await boss.work(name, { pollingIntervalSeconds: POLLING_SECONDS }, async ([job]) => {
    if (job !== undefined) await run(job.signal);
  });
  await boss.schedule(name, cron, null, { tz: "UTC", missed: "once" });
}
