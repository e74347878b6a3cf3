import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { authorMigration } from "#lib/db/author-migration.ts";
import { runningDatabaseUrl } from "#lib/db/embedded/running-database-url.ts";
import { startEmbedded } from "#lib/db/embedded/start-embedded.ts";
import { dataDir } from "#lib/env.ts";
import { StartError } from "#lib/start-error.ts";
import { generateClient } from "./steps/generate-client.ts";
import { type Lifecycle, runScript } from "./steps/lifecycle.ts";
import { loadSettings } from "./steps/load-settings.ts";
import { migrateDatabase, openDatabase } from "./steps/open-database.ts";
import { projectRoot } from "./steps/project-root.ts";
import { say } from "./steps/say.ts";

await runScript(migrateScript);

/** `npm run db:migrate -- <name>` writes a migration for what changed in the schema; with and without a name, what is pending is applied. */
async function migrateScript(life: Lifecycle): Promise<number> {
  loadSettings();
  const name = process.argv[2];
  if (name !== undefined) await author(name);
  await generateClient(life);
  await migrateDatabase(await databaseToMigrate(life));
  say("The database is up to date.");
  return 0;
}

/** Replays the existing migrations on a server of its own, so that no real data is near. */
async function author(name: string): Promise<void> {
  const scratch = mkdtempSync(path.join(os.tmpdir(), "sintra-migrate-"));
  const server = await startEmbedded({ rootDir: projectRoot, dataDir: scratch, settings: { fsync: false } });
  try {
    const schemaDir = path.join(projectRoot, "prisma", "schema");
    const migrationsDir = path.join(projectRoot, "prisma", "migrations");
    const written = await authorMigration({ databaseUrl: server.url, schemaDir, migrationsDir, name });
    say(
      written === undefined
        ? "The schema has not changed."
        : `Wrote prisma/migrations/${written}/migration.sql. Read it before you commit it.`,
    );
  } finally {
    await server.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function databaseToMigrate(life: Lifecycle): Promise<string> {
  try {
    return await openDatabase(life);
  } catch (error) {
    // A running studio holds the built-in server; its migrations may be applied beside it.
    const running = runningDatabaseUrl(dataDir());
    if (!(error instanceof StartError) || running === undefined) throw error;
    return running;
  }
}
