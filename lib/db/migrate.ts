import pg from "pg";
import { explainDatabaseError } from "#lib/db/explain-database-error.ts";
import { MigrationAdapter } from "#lib/db/migration-adapter.ts";
import { migrationList, migrationNames } from "#lib/db/migration-files.ts";
import { NO_FILTER, openSchemaEngine } from "#lib/db/schema-engine.ts";
import { StartError } from "#lib/start-error.ts";

export interface MigrateOptions {
  databaseUrl: string;
  migrationsDir: string;
}

interface History {
  applied: Set<string>;
  /** Begun and never finished: the process or the disk gave out. */
  unfinished: string[];
}

const LOCK_KEY = 724_602;

/** Applies the migrations that the database lacks, one process at a time, and returns their names. */
export async function migrate({ databaseUrl, migrationsDir }: MigrateOptions): Promise<string[]> {
  const names = migrationNames(migrationsDir);
  const client = new pg.Client({ connectionString: databaseUrl, application_name: "sintra-migrate" });
  try {
    await client.connect();
    await client.query("SELECT pg_advisory_lock($1)", [LOCK_KEY]);
    const history = await readHistory(client);
    assertNotNewer(history, names);
    if (names.every((name) => history.applied.has(name))) return [];
    return await apply(client, { databaseUrl, migrationsDir }, history);
  } catch (error) {
    throw explainDatabaseError(error, databaseUrl);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The migrations of the folder that the database lacks. */
export async function pendingMigrations(client: Pick<pg.Client, "query">, migrationsDir: string): Promise<string[]> {
  const { applied } = await readHistory(client);
  return migrationNames(migrationsDir).filter((name) => !applied.has(name));
}

async function readHistory(client: Pick<pg.Client, "query">): Promise<History> {
  const table = await client.query<{ name: string | null }>("SELECT to_regclass('_prisma_migrations')::text AS name");
  if (!table.rows[0]?.name) return { applied: new Set(), unfinished: [] };
  const { rows } = await client.query<{ migration_name: string; finished: boolean }>(
    "SELECT migration_name, finished_at IS NOT NULL AS finished FROM _prisma_migrations WHERE rolled_back_at IS NULL",
  );
  const namesWhere = (finished: boolean) => rows.filter((row) => row.finished === finished).map((row) => row.migration_name);
  return { applied: new Set(namesWhere(true)), unfinished: namesWhere(false) };
}

function assertNotNewer({ applied, unfinished }: History, names: string[]): void {
  const unknown = [...applied, ...unfinished].find((name) => !names.includes(name));
  if (unknown === undefined) return;
  throw new StartError(
    `The database was migrated by a newer version of the studio (it has "${unknown}"). Start that version, or restore a backup made before the update.`,
  );
}

async function apply(client: pg.Client, { databaseUrl, migrationsDir }: MigrateOptions, { unfinished }: History): Promise<string[]> {
  const adapter = new MigrationAdapter(databaseUrl);
  try {
    const engine = await openSchemaEngine(adapter);
    // Each migration is one transaction, so an unfinished one has left nothing behind and may be tried again.
    for (const migrationName of unfinished) await engine.markMigrationRolledBack({ migrationName });
    const done = await engine.applyMigrations({ migrationsList: migrationList(migrationsDir), filters: NO_FILTER });
    return done.appliedMigrationNames;
  } catch (error) {
    throw await failedMigration(error, adapter.lastError, client, databaseUrl);
  } finally {
    await adapter.close();
  }
}

async function failedMigration(
  error: unknown,
  reason: pg.DatabaseError | undefined,
  client: pg.Client,
  databaseUrl: string,
): Promise<unknown> {
  if (reason === undefined) return error;
  const explained = explainDatabaseError(reason, databaseUrl);
  if (explained instanceof StartError) return explained;
  const { unfinished } = await readHistory(client);
  return new StartError(
    `The migration "${unfinished[0]}" failed and was undone: ${reason.message} (SQLSTATE ${reason.code}). Start the earlier version, and report this.`,
    error,
  );
}
