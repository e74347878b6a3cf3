import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readConnection } from "#lib/db/embedded/connection-file.ts";
import { runningPostmaster } from "#lib/db/embedded/postmaster.ts";
import { runningDatabaseUrl } from "#lib/db/embedded/running-database-url.ts";
import { type EmbeddedDatabase, startEmbedded } from "#lib/db/embedded/start-embedded.ts";
import { query } from "#lib/testing/query.ts";
import { tempFolder } from "#lib/testing/temp-folder.ts";

const rootDir = path.resolve(import.meta.dirname, "..", "..", "..");

async function started(dataDir: string): Promise<EmbeddedDatabase & AsyncDisposable> {
  const database = await startEmbedded({ rootDir, dataDir });
  return { ...database, [Symbol.asyncDispose]: () => database.stop() };
}

function clusterOf(database: EmbeddedDatabase): string {
  return path.join(database.base, "cluster");
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe("the embedded database", () => {
  it("is empty, in UTF-8, durable, and reached over loopback TCP only", async () => {
    using folder = tempFolder();
    await using database = await started(path.join(folder.path, "data"));
    const [facts] = await query<Record<string, string>>(
      database.url,
      `SELECT current_setting('server_encoding') AS encoding, current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
              current_setting('listen_addresses') AS listen, current_setting('unix_socket_directories') AS sockets,
              (SELECT count(*) FROM pg_tables WHERE schemaname = 'public')::text AS tables`,
    );
    expect(facts).toEqual({ encoding: "UTF8", fsync: "on", commit: "on", listen: "127.0.0.1", sockets: "", tables: "0" });
  });

  it("asks for its password, which only the owner of the data folder can read", async () => {
    using folder = tempFolder();
    await using database = await started(folder.path);
    const wrong = new URL(database.url);
    wrong.password = "wrong";
    await expect(query(wrong.href, "SELECT 1")).rejects.toMatchObject({ code: "28P01" });
    expect(statSync(path.join(database.base, "connection.json")).mode & 0o777).toBe(0o600);
    expect(readFileSync(path.join(folder.path, "postgres.log"), "utf8")).not.toContain(readConnection(database.base).password);
  });

  it("keeps data and address over a restart", async () => {
    using folder = tempFolder();
    const first = await startEmbedded({ rootDir, dataDir: folder.path });
    await query(first.url, "CREATE TABLE kept AS SELECT 42 AS answer");
    await first.stop();
    await using second = await started(folder.path);
    expect(second.url).toBe(first.url);
    expect(await query(second.url, "SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
  });

  it("takes another port when its own is taken", async () => {
    using folder = tempFolder();
    const first = await startEmbedded({ rootDir, dataDir: folder.path });
    await first.stop();
    const squatter = createServer().listen(Number(new URL(first.url).port), "127.0.0.1");
    await once(squatter, "listening");
    await using second = await started(folder.path);
    squatter.close();
    expect(second.url).not.toBe(first.url);
    expect(runningDatabaseUrl(folder.path)).toBe(second.url);
    expect(await query(second.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  it("refuses a data folder in use, naming it, and leaves the running instance alone", async () => {
    using folder = tempFolder();
    await using database = await started(folder.path);
    await expect(startEmbedded({ rootDir, dataDir: folder.path })).rejects.toThrow(
      `The data folder ${folder.path} is in use by another running instance. Stop that one first, or set SINTRA_DATA_DIR to another folder.`,
    );
    expect(await query(database.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  it("is taken over, still running, after its app was killed outright", async () => {
    using folder = tempFolder();
    const app = spawn(process.execPath, [path.join(import.meta.dirname, "testing", "run-instance.ts"), rootDir, folder.path]);
    const [url] = await once(app.stdout, "data");
    await query(String(url).trim(), "CREATE TABLE kept AS SELECT 42 AS answer");
    const before = runningPostmaster(path.join(folder.path, "postgres", "cluster"));
    app.kill("SIGKILL");
    await once(app, "exit");
    await using database = await started(folder.path);
    expect(await query(database.url, "SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
    expect(runningPostmaster(clusterOf(database))?.pid).toBe(before?.pid);
  });

  it("starts although a crash left the number of another living process in its pid file", async () => {
    using folder = tempFolder();
    const first = await startEmbedded({ rootDir, dataDir: folder.path });
    await first.stop();
    writeFileSync(path.join(first.base, "cluster", "postmaster.pid"), `${process.ppid}\n${clusterOf(first)}\n0\n5432\n\n127.0.0.1\n`);
    await using database = await started(folder.path);
    expect(await query(database.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  it("comes back by itself, with what was committed, when the server is killed", async () => {
    using folder = tempFolder();
    await using database = await started(folder.path);
    await query(database.url, "CREATE TABLE kept AS SELECT 42 AS answer");
    process.kill(runningPostmaster(clusterOf(database))?.pid ?? 0, "SIGKILL");
    await expect.poll(() => query(database.url, "SELECT answer FROM kept").catch(() => []), { timeout: 15_000 }).toEqual([{ answer: 42 }]);
  });

  it("leaves no process behind when stopped", async () => {
    using folder = tempFolder();
    const database = await startEmbedded({ rootDir, dataDir: folder.path });
    const pid = runningPostmaster(clusterOf(database))?.pid ?? 0;
    await database.stop();
    // Ended at once; the system forgets its number when this process has taken note.
    await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
    expect(existsSync(path.join(clusterOf(database), "postmaster.pid"))).toBe(false);
  });

  it("gives one of two simultaneous first starts the folder and tells the other that it is in use", async () => {
    using folder = tempFolder();
    const both = await Promise.allSettled([0, 1].map(() => startEmbedded({ rootDir, dataDir: folder.path })));
    const won = both.filter((outcome) => outcome.status === "fulfilled");
    const lost = both.filter((outcome) => outcome.status === "rejected");
    for (const { value } of won) await value.stop();
    expect(won).toHaveLength(1);
    expect(lost.map(({ reason }) => String(reason))).toEqual([expect.stringContaining("is in use by another running instance")]);
  });
});
