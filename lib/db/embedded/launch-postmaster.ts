import { spawn } from "node:child_process";
import { closeSync, openSync, statSync, truncateSync } from "node:fs";
import path from "node:path";
import { serverEnv } from "#lib/db/embedded/create-cluster.ts";
import type { DataLayout } from "#lib/db/embedded/data-layout.ts";
import { unwritable } from "#lib/db/embedded/data-layout.ts";

export type Settings = Record<string, string | number | boolean>;

const LOG_BYTES_MAX = 10 * 1024 * 1024;

/** Given on the command line, so that a newer version of the studio changes them without touching the data. */
const SETTINGS: Settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: 100,
  shared_buffers: "128MB",
  work_mem: "8MB",
  maintenance_work_mem: "64MB",
  max_wal_size: "1GB",
  wal_compression: true,
  // An execution that was answered is on the disk.
  fsync: true,
  synchronous_commit: true,
  random_page_cost: 1.1,
  jit: false,
  // Short queries gain nothing from it, and containers give it little shared memory.
  max_parallel_workers_per_gather: 0,
  timezone: "UTC",
  log_timezone: "UTC",
  log_checkpoints: false,
  // Statements and the values in a DETAIL line may hold secrets.
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
};

/** Starts the server in a session of its own: Ctrl-C in the terminal reaches the app only, which stops the database last. */
export function launchPostmaster(layout: DataLayout, port: number, overrides: Settings = {}): { ended: Promise<void> } {
  const settings = Object.entries({ ...SETTINGS, ...overrides, port }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const output = openLog(layout.logFile);
  const child = spawn(path.join(layout.binaries, "bin", "postgres"), ["-D", layout.cluster, ...settings], {
    ...layout.user,
    cwd: "/",
    env: serverEnv(),
    detached: true,
    stdio: ["ignore", output, output],
  });
  closeSync(output);
  child.unref();
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  return { ended };
}

function openLog(file: string): number {
  try {
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LOG_BYTES_MAX) truncateSync(file);
    return openSync(file, "a", 0o600);
  } catch (error) {
    throw unwritable(path.dirname(file), error);
  }
}
