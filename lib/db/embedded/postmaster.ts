import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export interface Postmaster {
  pid: number;
  port: number;
}

/** The server that runs on this data, whoever started it. Removes the pid file of one that is gone. */
export function runningPostmaster(cluster: string): Postmaster | undefined {
  const lines = pidFile(cluster);
  if (lines === undefined) return undefined;
  const pid = Number(lines[0]);
  if (isServerOf(cluster, pid)) return { pid, port: Number(lines[3]) };
  // After a crash of the machine or container the number can belong to any process, which PostgreSQL would take for itself.
  rmSync(path.join(cluster, "postmaster.pid"), { force: true });
  return undefined;
}

function pidFile(cluster: string): string[] | undefined {
  try {
    return readFileSync(path.join(cluster, "postmaster.pid"), "utf8").split("\n");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function isServerOf(cluster: string, pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 1) return false;
  return commandLine(pid).includes(cluster);
}

function commandLine(pid: number): string {
  if (process.platform === "linux") {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8");
    } catch {
      return "";
    }
  }
  return spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout ?? "";
}

/** Ends sessions, writes everything out, waits; a server that does not end within the limit is stopped without the final checkpoint. */
export async function stopPostmaster(cluster: string, timeoutMs = 30_000): Promise<void> {
  const server = runningPostmaster(cluster);
  if (server === undefined) return;
  signal(server.pid, "SIGINT");
  if (await endsWithin(cluster, server.pid, timeoutMs)) return;
  signal(server.pid, "SIGQUIT");
  await endsWithin(cluster, server.pid, 5000);
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

async function endsWithin(cluster: string, pid: number, timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (isServerOf(cluster, pid)) {
    if (Date.now() > deadline) return false;
    await sleep(20);
  }
  return true;
}
