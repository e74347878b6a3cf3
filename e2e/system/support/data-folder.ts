import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export interface DataFolder {
  path: string;
  /** Where the embedded server of this folder listens. */
  databaseUrl(): string;
  /** Ends an embedded server that a killed app has left behind, and removes the folder. */
  remove(): Promise<void>;
}

/** A data folder for one studio. Others may pass through it, as PostgreSQL started by root must. */
export function makeDataFolder(): DataFolder {
  const folder = mkdtempSync(path.join(os.tmpdir(), "sintra-system-"));
  chmodSync(folder, 0o711);
  return {
    path: folder,
    databaseUrl: () => databaseUrl(folder),
    async remove() {
      const base = databaseBase(folder);
      await endPostmaster(path.join(base, "cluster/postmaster.pid"));
      for (const each of [base, folder]) rmSync(each, { recursive: true, force: true });
    },
  };
}

/** Inside the folder, or where the folder points to because the database's user cannot reach it. */
function databaseBase(folder: string): string {
  const pointer = path.join(folder, "postgres-location");
  return existsSync(pointer) ? readFileSync(pointer, "utf8").trim() : path.join(folder, "postgres");
}

function databaseUrl(folder: string): string {
  const { port, password } = JSON.parse(readFileSync(path.join(databaseBase(folder), "connection.json"), "utf8"));
  return `postgresql://sintra:${password}@127.0.0.1:${port}/sintra`;
}

async function endPostmaster(pidFile: string): Promise<void> {
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, "utf8").split("\n")[0]);
  try {
    process.kill(pid, "SIGINT");
  } catch {
    return;
  }
  while (existsSync(pidFile)) await sleep(20);
}
