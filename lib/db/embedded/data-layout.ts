import { createHash, randomBytes } from "node:crypto";
import { accessSync, chmodSync, constants, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { diskFullError } from "#lib/db/embedded/disk-full.ts";
import { type Binaries, findBinaries } from "#lib/db/embedded/find-binaries.ts";
import { canReach, type ServerUser, serverUser } from "#lib/db/embedded/server-user.ts";
import { StartError } from "#lib/start-error.ts";

export interface DataLayout {
  /** Holds cluster/ and connection.json; appears in one step, complete. */
  base: string;
  cluster: string;
  binaries: string;
  version: string;
  logFile: string;
  user: ServerUser | undefined;
}

/** Where root keeps data that the server's user can reach when the project folder is closed to it (below /root). */
const SYSTEM_DIR = "/var/lib/sintra-agent-studio";
const POINTER = "postgres-location";

/** Decides where the embedded database lives, and from where and as whom it runs. Creates the data folder. */
export function dataLayout(rootDir: string, dataDir: string): DataLayout {
  makeDataDir(dataDir);
  const found = findBinaries(rootDir);
  const existing = existingBase(dataDir);
  const user = serverUser(existing === undefined ? undefined : path.join(existing, "cluster"));
  const logFile = path.join(dataDir, "postgres.log");
  const inside = path.join(dataDir, "postgres");
  if (user === undefined) return layout(existing ?? inside, found.dir, found, logFile, user);

  // Root's data folder is closed to others but for passing through, so that the server's user gets to its own part.
  chmodSync(dataDir, 0o711);
  const programReachable = canReach(user, "/", path.join(found.dir, "bin", "postgres"));
  const binaries = programReachable ? found.dir : copiedBinaries(found);
  const program = path.join(binaries, "bin", "postgres");
  const base = existing ?? (canReach(user, dataDir, program) ? inside : outside(dataDir));
  return layout(base, binaries, found, logFile, user);
}

function layout(base: string, binaries: string, found: Binaries, logFile: string, user: ServerUser | undefined): DataLayout {
  return { base, cluster: path.join(base, "cluster"), binaries, version: found.version, logFile, user };
}

/** The folder of data that was made by an earlier start. */
export function existingBase(dataDir: string): string | undefined {
  const inside = path.join(dataDir, "postgres");
  if (existsSync(inside)) return inside;
  const pointer = path.join(dataDir, POINTER);
  if (!existsSync(pointer)) return undefined;
  const base = readFileSync(pointer, "utf8").trim();
  return existsSync(base) ? base : undefined;
}

function outside(dataDir: string): string {
  const name = `${createHash("sha256").update(dataDir).digest("hex").slice(0, 12)}-${randomBytes(3).toString("hex")}`;
  const base = path.join(SYSTEM_DIR, name);
  makeDir(SYSTEM_DIR, 0o711);
  writeFileSync(path.join(dataDir, POINTER), `${base}\n`);
  return base;
}

function copiedBinaries(found: Binaries): string {
  const target = path.join(SYSTEM_DIR, `postgresql-${found.version}-${process.arch}`);
  if (existsSync(target)) return target;
  makeDir(SYSTEM_DIR, 0o711);
  const partial = `${target}.${process.pid}`;
  try {
    cpSync(found.dir, partial, { recursive: true, verbatimSymlinks: true, filter: (file) => !file.endsWith(".a") });
    chmodSync(partial, 0o755);
    renameSync(partial, target);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    if ((error as NodeJS.ErrnoException).code === "ENOSPC") throw diskFullError(SYSTEM_DIR, error);
    // Another start may have been first.
    if (!existsSync(target)) throw new StartError(`Cannot copy PostgreSQL to ${target}. Make it writable, or set DATABASE_URL.`, error);
  }
  return target;
}

function makeDataDir(dataDir: string): void {
  makeDir(dataDir, 0o711);
  try {
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw unwritable(dataDir, error);
  }
}

function makeDir(dir: string, mode: number): void {
  try {
    mkdirSync(dir, { recursive: true, mode });
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === "ENOSPC" ? diskFullError(dir, error) : unwritable(dir, error);
  }
}

export function unwritable(dir: string, cause: unknown): StartError {
  return new StartError(
    `The data folder ${dir} cannot be written. Make it writable for this user, or set SINTRA_DATA_DIR to another folder.`,
    cause,
  );
}
