import { type ChildProcess, spawn } from "node:child_process";
import type { Duplex } from "node:stream";

/** What an executor process is started from, and all that it may read while it boots. Paths are absolute; one that ends in a separator is a folder. */
export interface ExecutorKind {
  entry: string;
  args: string[];
  readable: string[];
  flags: string[];
  /** Old generation of its JavaScript heap, in megabytes. */
  heapMb: number;
}

export interface SpawnedExecutor {
  child: ChildProcess;
  channel: Duplex;
}

/** Starts an executor that may read what its kind names while it boots, and nothing else of the machine. */
export function spawnExecutor(kind: ExecutorKind): SpawnedExecutor {
  const flags = [
    "--permission",
    // For the thread that waits for this process to die; the right is dropped once it runs.
    "--allow-worker",
    ...kind.readable.map((place) => `--allow-fs-read=${place}`),
    // Where node_modules is a link, its target is not among the readable places.
    "--preserve-symlinks",
    "--preserve-symlinks-main",
    "--disable-proto=delete",
    "--no-addons",
    // The one module of Node 26 that opens and writes files without asking for the right to.
    "--no-experimental-sqlite",
    "--expose-gc",
    "--max-semi-space-size=2",
    "--no-warnings",
    `--max-old-space-size=${kind.heapMb}`,
    ...kind.flags,
  ];
  const child = spawn(process.execPath, [...flags, kind.entry, ...kind.args], {
    // Nothing of the server's environment. The cast: Next's types demand NODE_ENV in every environment.
    env: { TZ: "UTC" } as unknown as NodeJS.ProcessEnv,
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
  });
  return { child, channel: child.stdio[3] as Duplex };
}
