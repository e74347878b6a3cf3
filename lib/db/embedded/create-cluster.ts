import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ROLE, writeConnection } from "#lib/db/embedded/connection-file.ts";
import { type DataLayout, unwritable } from "#lib/db/embedded/data-layout.ts";
import { diskFullError, isDiskFull } from "#lib/db/embedded/disk-full.ts";
import { StartError } from "#lib/start-error.ts";

/** Makes an empty cluster beside its final place and moves it there in one step, so that a half-made one is never found. */
export function createCluster(layout: DataLayout): void {
  if (existsSync(layout.base)) return;
  const partial = `${layout.base}.new-${process.pid}-${randomBytes(3).toString("hex")}`;
  try {
    prepare(partial, layout);
    initdb(partial, layout);
    renameSync(partial, layout.base);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    // Another start was first; its cluster is as good.
    if (existsSync(layout.base)) return;
    throw explain(error, layout);
  }
}

function prepare(partial: string, { user }: DataLayout): void {
  mkdirSync(partial, { mode: 0o711 });
  chmodSync(partial, 0o711);
  const password = randomBytes(24).toString("base64url");
  writeConnection(partial, { port: 0, password });
  const passwordFile = path.join(partial, "password");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  const cluster = path.join(partial, "cluster");
  mkdirSync(cluster, { mode: 0o700 });
  if (user === undefined) return;
  chownSync(passwordFile, user.uid, user.gid);
  chownSync(cluster, user.uid, user.gid);
}

function initdb(partial: string, { binaries, user }: DataLayout): void {
  const passwordFile = path.join(partial, "password");
  const cluster = path.join(partial, "cluster");
  // The built-in locale needs nothing of the operating system and sorts the same everywhere.
  const locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const args = ["-D", cluster, "-U", ROLE, `--pwfile=${passwordFile}`, "--auth=scram-sha-256", ...locale, "--no-instructions"];
  const run = spawnSync(path.join(binaries, "bin", "initdb"), args, { ...user, cwd: "/", env: serverEnv(), encoding: "utf8" });
  rmSync(passwordFile, { force: true });
  if (run.error) throw run.error;
  if (run.status !== 0) throw new StartError(`PostgreSQL could not create its data folder: ${lastLine(run.stderr)}`);
}

/** The server gets no variable of the application: they hold secrets, and PG* variables would change its behaviour. */
export function serverEnv(): NodeJS.ProcessEnv {
  return { NODE_ENV: "production", PATH: "/usr/local/bin:/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };
}

function lastLine(text: string): string {
  const lines = text.split("\n").map((line) => line.trim());
  return lines.findLast((line) => line !== "") ?? "no reason was given";
}

function explain(error: unknown, layout: DataLayout): StartError {
  const parent = path.dirname(layout.base);
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ENOSPC" || isDiskFull(parent)) return diskFullError(parent, error);
  if (error instanceof StartError) return error;
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") return unwritable(parent, error);
  return new StartError(`PostgreSQL could not create its data folder in ${parent} (${code ?? "unknown error"}).`, error);
}
