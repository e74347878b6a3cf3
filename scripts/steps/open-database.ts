import path from "node:path";
import { checkDatabase } from "#lib/db/check-database.ts";
import { startEmbedded } from "#lib/db/embedded/start-embedded.ts";
import { migrate } from "#lib/db/migrate.ts";
import { dataDir, env, setDatabaseUrl } from "#lib/env.ts";
import type { Lifecycle } from "./lifecycle.ts";
import { projectRoot } from "./project-root.ts";
import { say } from "./say.ts";

/** Connects to the configured database, or starts the built-in one, which is then stopped last. */
export async function openDatabase(life: Lifecycle): Promise<string> {
  const configured = env().DATABASE_URL;
  if (configured !== undefined) {
    await checkDatabase(configured);
    return configured;
  }
  say("Starting the built-in PostgreSQL …");
  const embedded = await startEmbedded({ rootDir: projectRoot, dataDir: dataDir() });
  life.onStop(() => embedded.stop());
  setDatabaseUrl(embedded.url);
  return embedded.url;
}

export async function migrateDatabase(databaseUrl: string): Promise<void> {
  const applied = await migrate({ databaseUrl, migrationsDir: path.join(projectRoot, "prisma", "migrations") });
  if (applied.length > 0) say(`Applied ${applied.length} database ${applied.length === 1 ? "migration" : "migrations"}.`);
}
