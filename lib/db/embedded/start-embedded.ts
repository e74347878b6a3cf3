import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { connectionUrl, DATABASE, readConnection, writeConnection } from "#lib/db/embedded/connection-file.ts";
import { createCluster } from "#lib/db/embedded/create-cluster.ts";
import { type DataLayout, dataLayout, unwritable } from "#lib/db/embedded/data-layout.ts";
import { diskFullError, isDiskFull } from "#lib/db/embedded/disk-full.ts";
import { freePort } from "#lib/db/embedded/free-port.ts";
import { claimServer } from "#lib/db/embedded/instance-lock.ts";
import { launchPostmaster, type Settings } from "#lib/db/embedded/launch-postmaster.ts";
import { runningPostmaster, stopPostmaster } from "#lib/db/embedded/postmaster.ts";
import { log } from "#lib/log.ts";
import { StartError } from "#lib/start-error.ts";

export interface EmbeddedOptions {
  /** Folder whose node_modules holds the PostgreSQL binaries. */
  rootDir: string;
  dataDir: string;
  settings?: Settings;
}

export interface EmbeddedDatabase {
  url: string;
  /** Where the data lives. */
  base: string;
  stop(): Promise<void>;
}

const START_TIMEOUT_MS = 60_000;
/** A previous instance that is just ending may hold the lock for a moment. */
const TAKEN_PATIENCE_MS = 3000;
const RECOVER_PAUSE_MS = 2000;

/** Starts, or takes over after a crash, the PostgreSQL server of this data folder, and keeps it running until `stop`. */
export async function startEmbedded({ rootDir, dataDir, settings }: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const layout = dataLayout(rootDir, dataDir);
  createCluster(layout);
  assertSameMajorVersion(layout);
  let session = await bringUp(layout, settings);
  let stopping = false;

  const watch = () => {
    session.once("end", () => {
      if (!stopping) void recover();
    });
  };
  async function recover(): Promise<void> {
    log.warn("database.lost", { folder: layout.base });
    while (!stopping) {
      try {
        session = await bringUp(layout, settings);
        if (stopping) return stopPostmaster(layout.cluster);
        log.info("database.recovered");
        return watch();
      } catch (error) {
        log.error("database.recover_failed", error, error instanceof StartError ? { reason: error.message } : {});
        await sleep(RECOVER_PAUSE_MS);
      }
    }
  }
  watch();
  await createDatabase(session, layout);
  return {
    url: connectionUrl(readConnection(layout.base)),
    base: layout.base,
    // The lock is held until the server itself ends it, so nobody takes over a server that is on its way down.
    async stop() {
      stopping = true;
      await stopPostmaster(layout.cluster);
      await session.end().catch(() => undefined);
    },
  };
}

async function bringUp(layout: DataLayout, settings: Settings | undefined): Promise<pg.Client> {
  const started = Date.now();
  let launches = 0;
  let launched: { hasEnded: boolean } | undefined;
  let takenSince: number | undefined;
  while (Date.now() - started < START_TIMEOUT_MS) {
    const running = findRunning(layout);
    if (running === undefined && (launched === undefined || launched.hasEnded)) {
      if (launches++ >= 5) throw startFailed(layout);
      launched = await launch(layout, settings);
    }
    const claim = running === undefined ? undefined : await claimServer({ ...readConnection(layout.base), port: running.port });
    if (claim?.state === "held") {
      writeConnection(layout.base, { ...readConnection(layout.base), port: running?.port ?? 0 });
      return claim.session;
    }
    if (claim?.state === "taken") {
      takenSince ??= Date.now();
      if (Date.now() - takenSince > TAKEN_PATIENCE_MS) throw inUse(layout);
    }
    await sleep(launches > 1 || claim?.state === "taken" ? 200 : 20);
  }
  throw startFailed(layout);
}

function findRunning(layout: DataLayout) {
  try {
    return runningPostmaster(layout.cluster);
  } catch (error) {
    throw unwritable(layout.base, error);
  }
}

async function launch(layout: DataLayout, settings: Settings | undefined): Promise<{ hasEnded: boolean }> {
  const connection = readConnection(layout.base);
  const port = await freePort(connection.port);
  if (port !== connection.port) writeConnection(layout.base, { ...connection, port });
  const state = { hasEnded: false };
  void launchPostmaster(layout, port, settings).ended.then(() => {
    state.hasEnded = true;
  });
  return state;
}

async function createDatabase(session: pg.Client, layout: DataLayout): Promise<void> {
  try {
    const found = await session.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
    if (found.rowCount === 0) await session.query(`CREATE DATABASE ${DATABASE}`);
  } catch (error) {
    throw isDiskFull(layout.base) ? diskFullError(layout.base, error) : startFailed(layout, error);
  }
}

function assertSameMajorVersion(layout: DataLayout): void {
  const file = path.join(layout.cluster, "PG_VERSION");
  let made: string;
  try {
    made = readFileSync(file, "utf8").trim();
  } catch (error) {
    if (existsSync(layout.cluster)) throw unwritable(layout.base, error);
    throw new StartError(
      `The data folder ${layout.base} holds no database. Restore it from a backup, or move it away to begin anew.`,
      error,
    );
  }
  const now = layout.version.split(".")[0];
  if (made === now) return;
  throw new StartError(
    `The data in ${layout.base} was made by PostgreSQL ${made}, this version brings ${now}. Start the earlier version, export with pg_dump, and import into an empty data folder.`,
  );
}

function inUse(layout: DataLayout): StartError {
  return new StartError(
    `The data folder ${path.dirname(layout.logFile)} is in use by another running instance. Stop that one first, or set SINTRA_DATA_DIR to another folder.`,
  );
}

function startFailed(layout: DataLayout, cause?: unknown): StartError {
  if (isDiskFull(layout.base)) return diskFullError(layout.base, cause);
  return new StartError(`The built-in PostgreSQL did not start. The reason is at the end of ${layout.logFile}.`, cause);
}
