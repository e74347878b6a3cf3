import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { authorMigration } from "#lib/db/author-migration.ts";
import { migrate, pendingMigrations } from "#lib/db/migrate.ts";
import { requestDatabase } from "#lib/testing/database.ts";
import { query } from "#lib/testing/query.ts";
import { tempFolder } from "#lib/testing/temp-folder.ts";

const prismaDir = path.resolve(import.meta.dirname, "..", "..", "prisma");

function addMigration(migrationsDir: string, name: string, sql: string): void {
  mkdirSync(path.join(migrationsDir, name), { recursive: true });
  writeFileSync(path.join(migrationsDir, "migration_lock.toml"), 'provider = "postgresql"\n');
  writeFileSync(path.join(migrationsDir, name, "migration.sql"), sql);
}

describe("migrate", () => {
  it("brings an empty database to the schema, records it as Prisma does, and has nothing to do afterwards", async () => {
    const databaseUrl = await requestDatabase("empty");
    const migrationsDir = path.join(prismaDir, "migrations");
    const applied = await migrate({ databaseUrl, migrationsDir });
    const rows = await query<{ migration_name: string }>(
      databaseUrl,
      "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY 1",
    );
    expect(rows.map((row) => row.migration_name)).toEqual(applied);
    expect(applied.length).toBeGreaterThan(0);
    expect(await migrate({ databaseUrl, migrationsDir })).toEqual([]);
  });

  it("applies each migration once when several replicas start together", async () => {
    using folder = tempFolder();
    const databaseUrl = await requestDatabase("empty");
    addMigration(folder.path, "1_first", "CREATE TABLE first (id int); SELECT pg_sleep(0.2);");
    addMigration(folder.path, "2_second", "CREATE TABLE second (id int);");
    const results = await Promise.all(Array.from({ length: 6 }, () => migrate({ databaseUrl, migrationsDir: folder.path })));
    expect(results.flat().sort()).toEqual(["1_first", "2_second"]);
  });

  it("sends a migration whole: semicolons in functions, strings and comments are no ends", async () => {
    using folder = tempFolder();
    const databaseUrl = await requestDatabase("empty");
    const body = "BEGIN RAISE NOTICE 'a;b'; RETURN 7; END;";
    addMigration(folder.path, "1_function", `-- one; two\nCREATE FUNCTION seven() RETURNS int LANGUAGE plpgsql AS $$ ${body} $$;`);
    await migrate({ databaseUrl, migrationsDir: folder.path });
    expect(await query(databaseUrl, "SELECT seven()")).toEqual([{ seven: 7 }]);
  });

  it("undoes a failing migration, says why in one line, and applies it once it is repaired", async () => {
    using folder = tempFolder();
    const databaseUrl = await requestDatabase("empty");
    addMigration(folder.path, "1_good", "CREATE TABLE good (id int);");
    addMigration(folder.path, "2_bad", "CREATE TABLE half (id int); SELECT 1/0;");
    await expect(migrate({ databaseUrl, migrationsDir: folder.path })).rejects.toThrow(
      /^The migration "2_bad" failed and was undone: division by zero \(SQLSTATE 22012\)\. Start the earlier version, and report this\.$/,
    );
    expect(await query(databaseUrl, "SELECT to_regclass('good')::text AS good, to_regclass('half')::text AS half")).toEqual([
      { good: "good", half: null },
    ]);
    addMigration(folder.path, "2_bad", "CREATE TABLE half (id int);");
    expect(await migrate({ databaseUrl, migrationsDir: folder.path })).toEqual(["2_bad"]);
  });

  it("refuses a database of a newer version and names what it lacks", async () => {
    using folder = tempFolder();
    const databaseUrl = await requestDatabase("empty");
    addMigration(folder.path, "1_first", "SELECT 1;");
    addMigration(folder.path, "2_newer", "SELECT 2;");
    await migrate({ databaseUrl, migrationsDir: folder.path });
    rmSync(path.join(folder.path, "2_newer"), { recursive: true });
    await expect(migrate({ databaseUrl, migrationsDir: folder.path })).rejects.toThrow(
      'The database was migrated by a newer version of the studio (it has "2_newer"). Start that version, or restore a backup made before the update.',
    );
  });

  it("tells which migrations are pending", async () => {
    using folder = tempFolder();
    const databaseUrl = await requestDatabase("empty");
    addMigration(folder.path, "1_first", "SELECT 1;");
    const pool = new pg.Pool({ connectionString: databaseUrl });
    expect(await pendingMigrations(pool, folder.path)).toEqual(["1_first"]);
    await migrate({ databaseUrl, migrationsDir: folder.path });
    expect(await pendingMigrations(pool, folder.path)).toEqual([]);
    await pool.end();
  });
});

describe("the migrations of the project", () => {
  it("lead exactly to the schema", async () => {
    using folder = tempFolder();
    const migrationsDir = path.join(folder.path, "migrations");
    cpSync(path.join(prismaDir, "migrations"), migrationsDir, { recursive: true });
    const options = { databaseUrl: await requestDatabase("empty"), migrationsDir, name: "Drift" };
    expect(await authorMigration({ ...options, schemaDir: path.join(prismaDir, "schema") })).toBeUndefined();
  });

  it("are continued by the difference to a changed schema", async () => {
    using folder = tempFolder();
    const migrationsDir = path.join(folder.path, "migrations");
    cpSync(path.join(prismaDir, "migrations"), migrationsDir, { recursive: true });
    cpSync(path.join(prismaDir, "schema"), path.join(folder.path, "schema"), { recursive: true });
    writeFileSync(path.join(folder.path, "schema", "extra.prisma"), 'model Extra {\n  id Int @id\n  @@map("extra")\n}\n');
    const databaseUrl = await requestDatabase("migrated");
    const name = await authorMigration({ databaseUrl, migrationsDir, name: "Add extra!", schemaDir: path.join(folder.path, "schema") });
    expect(name).toMatch(/^\d{14}_add_extra_$/);
    expect(await migrate({ databaseUrl, migrationsDir })).toEqual([name]);
    expect(await query(databaseUrl, "SELECT to_regclass('extra')::text AS extra")).toEqual([{ extra: "extra" }]);
  });
});
