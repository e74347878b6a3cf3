import { checkDatabase } from "#lib/db/check-database.ts";
import { runningDatabaseUrl } from "#lib/db/embedded/running-database-url.ts";
import { dataDir, env, setDatabaseUrl } from "#lib/env.ts";
import { shutdown } from "#lib/shutdown.ts";
import { StartError } from "#lib/start-error.ts";
import { generateClient } from "./steps/generate-client.ts";
import { type Lifecycle, runScript } from "./steps/lifecycle.ts";
import { loadSettings } from "./steps/load-settings.ts";
import { migrateDatabase } from "./steps/open-database.ts";
import { say } from "./steps/say.ts";

await runScript(work, { keepsRunning: true });

async function work(life: Lifecycle): Promise<number> {
  loadSettings();
  const databaseUrl = await findDatabase();
  await generateClient(life);
  await migrateDatabase(databaseUrl);
  life.onStop(() => shutdown());
  const { startJobs } = await import("#lib/jobs/start-jobs.ts");
  const { startDigest } = await import("#lib/jobs/start-digest.ts");
  await startJobs();
  startDigest();
  say("The worker is ready.");
  return 0;
}

/** A worker never starts a database: it shares that of the studio. */
async function findDatabase(): Promise<string> {
  const configured = env().DATABASE_URL;
  const databaseUrl = configured ?? runningDatabaseUrl(dataDir());
  if (databaseUrl === undefined) throw new StartError("There is no database yet. Start the studio first (npm start), or set DATABASE_URL.");
  try {
    await checkDatabase(databaseUrl);
  } catch (error) {
    if (configured !== undefined) throw error;
    throw new StartError("The built-in database does not run. Start the studio first (npm start), or set DATABASE_URL.", error);
  }
  setDatabaseUrl(databaseUrl);
  return databaseUrl;
}
