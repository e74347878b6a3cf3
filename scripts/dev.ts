import { shutdown } from "#lib/shutdown.ts";
import { assertPortFree } from "./steps/assert-port-free.ts";
import { generateClient } from "./steps/generate-client.ts";
import { type Lifecycle, runScript } from "./steps/lifecycle.ts";
import { loadSettings } from "./steps/load-settings.ts";
import { migrateDatabase, openDatabase } from "./steps/open-database.ts";
import { runProgram } from "./steps/run-program.ts";
import { say } from "./steps/say.ts";
import { startBackgroundJobs } from "./steps/start-background-jobs.ts";

await runScript(develop);

/** `next dev` on a database that is ready for it. */
async function develop(life: Lifecycle): Promise<number> {
  const { HOST: host, PORT: port } = loadSettings();
  await assertPortFree(host, port);
  const databaseUrl = await openDatabase(life);
  await generateClient(life);
  await migrateDatabase(databaseUrl);
  life.onStop(() => shutdown());
  const { ensureFirstStart } = await import("#lib/services/first-start/ensure-first-start.ts");
  for (const line of await ensureFirstStart()) say(line);
  startBackgroundJobs();
  const next = await runProgram(life, "node", ["node_modules/next/dist/bin/next", "dev", "--hostname", host, "--port", String(port)]);
  return next.exitCode;
}
