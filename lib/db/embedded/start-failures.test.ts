import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { checkDatabase } from "#lib/db/check-database.ts";
import { startEmbedded } from "#lib/db/embedded/start-embedded.ts";
import { migrate } from "#lib/db/migrate.ts";
import { query } from "#lib/testing/query.ts";
import { tempFolder } from "#lib/testing/temp-folder.ts";

const rootDir = path.resolve(import.meta.dirname, "..", "..", "..");
const isRoot = process.getuid?.() === 0;

/** A small disk of its own; undefined where this user may not mount one. */
function smallDisk(folder: string, megabytes: number): Disposable | undefined {
  if (!isRoot || spawnSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=711`, "tmpfs", folder]).status !== 0) return undefined;
  return { [Symbol.dispose]: () => void spawnSync("umount", ["-l", folder]) };
}

describe("a start that cannot succeed says what to do", () => {
  it("names a data folder that cannot be made or written", async () => {
    using folder = tempFolder();
    const file = path.join(folder.path, "file");
    writeFileSync(file, "");
    await expect(startEmbedded({ rootDir, dataDir: path.join(file, "data") })).rejects.toThrow(
      `The data folder ${path.join(file, "data")} cannot be written. Make it writable for this user, or set SINTRA_DATA_DIR to another folder.`,
    );
  });

  it.skipIf(isRoot)("names a data folder that belongs to another user (needs an ordinary user)", async () => {
    await expect(startEmbedded({ rootDir, dataDir: "/etc/sintra-data" })).rejects.toThrow(
      "The data folder /etc/sintra-data cannot be written",
    );
  });

  it("tells of packages that are not installed", async () => {
    using folder = tempFolder();
    await expect(startEmbedded({ rootDir: folder.path, dataDir: folder.path })).rejects.toThrow('Run "npm ci", or set DATABASE_URL.');
  });

  it("keeps data of another major version as it is and names both versions", async () => {
    using folder = tempFolder();
    const first = await startEmbedded({ rootDir, dataDir: folder.path });
    await first.stop();
    writeFileSync(path.join(first.base, "cluster", "PG_VERSION"), "9\n");
    await expect(startEmbedded({ rootDir, dataDir: folder.path })).rejects.toThrow(/was made by PostgreSQL 9, this version brings 18/);
  });

  it("tells of lost data instead of beginning anew over it", async () => {
    using folder = tempFolder();
    const first = await startEmbedded({ rootDir, dataDir: folder.path });
    await first.stop();
    rmSync(path.join(first.base, "cluster"), { recursive: true });
    await expect(startEmbedded({ rootDir, dataDir: folder.path })).rejects.toThrow("holds no database. Restore it from a backup");
  });

  it("tells of a full disk at the first start (needs root and a mount)", async (test) => {
    using folder = tempFolder();
    using disk = smallDisk(folder.path, 20);
    if (disk === undefined) return test.skip("this user may not mount a small disk");
    await expect(startEmbedded({ rootDir, dataDir: path.join(folder.path, "data") })).rejects.toThrow(/^The disk that holds .* is full\./);
  });

  it("tells of a full disk at a later start and while migrating, and works again with room (needs root and a mount)", async (test) => {
    using folder = tempFolder();
    using disk = smallDisk(folder.path, 150);
    if (disk === undefined) return test.skip("this user may not mount a small disk");
    const database = await startEmbedded({ rootDir, dataDir: path.join(folder.path, "data") });
    const migrationsDir = path.join(folder.path, "migrations");
    mkdirSync(path.join(migrationsDir, "1_large"), { recursive: true });
    writeFileSync(path.join(migrationsDir, "migration_lock.toml"), 'provider = "postgresql"\n');
    const grow = "CREATE UNLOGGED TABLE large AS SELECT repeat(md5(n::text), 60) AS text FROM generate_series(1, 100000) n;";
    writeFileSync(path.join(migrationsDir, "1_large", "migration.sql"), grow);
    await expect(migrate({ databaseUrl: database.url, migrationsDir })).rejects.toThrow(/^The disk of the database server .* is full\./);
    await expect(checkDatabase(database.url)).resolves.toBeUndefined();
    expect(await query(database.url, "SELECT to_regclass('large') AS large")).toEqual([{ large: null }]);
    await database.stop();
    const ballast = path.join(folder.path, "ballast");
    spawnSync("dd", ["if=/dev/zero", `of=${ballast}`, "bs=1M"]);
    await expect(startEmbedded({ rootDir, dataDir: path.join(folder.path, "data") })).rejects.toThrow(/^The disk that holds .* is full\./);
    rmSync(ballast);
    const again = await startEmbedded({ rootDir, dataDir: path.join(folder.path, "data") });
    await again.stop();
  });
});

describe.skipIf(!isRoot)("root, in a folder that nobody else can reach", () => {
  it("keeps the data where the server's user can reach it, and finds it again", async () => {
    using folder = tempFolder();
    const closed = path.join(folder.path, "closed");
    mkdirSync(closed, { mode: 0o700 });
    const dataDir = path.join(closed, "data");
    const first = await startEmbedded({ rootDir, dataDir });
    await query(first.url, "CREATE TABLE kept AS SELECT 42 AS answer");
    await first.stop();
    const second = await startEmbedded({ rootDir, dataDir });
    const kept = await query(second.url, "SELECT answer FROM kept");
    await second.stop();
    rmSync(second.base, { recursive: true });
    expect(second.base).toMatch(/^\/var\/lib\/sintra-agent-studio\//);
    expect(kept).toEqual([{ answer: 42 }]);
  });
});
