import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { MigrationList } from "@prisma/schema-engine-wasm";
import { StartError } from "#lib/start-error.ts";

const LOCKFILE = "migration_lock.toml";

/** The names of the migrations in the folder, oldest first. */
export function migrationNames(migrationsDir: string): string[] {
  try {
    const entries = readdirSync(migrationsDir, { withFileTypes: true });
    const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    return names.sort();
  } catch (error) {
    throw new StartError(`The migrations are missing (${migrationsDir}). Restore the folder from the repository.`, error);
  }
}

/** The folder as Prisma's schema engine wants it. */
export function migrationList(migrationsDir: string): MigrationList {
  const migrationDirectories = migrationNames(migrationsDir).map((name) => ({
    path: name,
    migrationFile: {
      path: "migration.sql",
      content: { tag: "ok" as const, value: readFileSync(path.join(migrationsDir, name, "migration.sql"), "utf8") },
    },
  }));
  const lockfile = { path: LOCKFILE, content: readFileSync(path.join(migrationsDir, LOCKFILE), "utf8") };
  return { baseDir: migrationsDir, lockfile, shadowDbInitScript: "", migrationDirectories };
}
