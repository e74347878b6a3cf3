import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import type { Duplex } from "node:stream";

export interface SpawnedExecutor {
  child: ChildProcess;
  channel: Duplex;
}

const HEAP_MB = 96;

/** Starts an executor that may read its own source and the engine while it boots, and nothing else of the machine. */
export function spawnExecutor(entry: string): SpawnedExecutor {
  const sandboxDir = path.resolve(/* turbopackIgnore: true */ path.dirname(entry), "..");
  const rootDir = path.resolve(/* turbopackIgnore: true */ sandboxDir, "../..");
  const readable = [
    `${sandboxDir}${path.sep}`,
    `${rootDir}${path.sep}package.json`,
    `${rootDir}${path.sep}node_modules${path.sep}@jitl${path.sep}`,
  ];
  const flags = [
    "--permission",
    // For the thread that waits for this process to die; the right is dropped once it runs.
    "--allow-worker",
    ...readable.map((place) => `--allow-fs-read=${place}`),
    // Where node_modules is a link, its target is not among the readable places.
    "--preserve-symlinks",
    "--preserve-symlinks-main",
    "--disallow-code-generation-from-strings",
    "--disable-proto=delete",
    "--no-addons",
    "--expose-gc",
    "--no-warnings",
    `--max-old-space-size=${HEAP_MB}`,
  ];
  const child = spawn(process.execPath, [...flags, entry], {
    // Nothing of the server's environment. The cast: Next's types demand NODE_ENV in every environment.
    env: { TZ: "UTC" } as unknown as NodeJS.ProcessEnv,
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
  });
  return { child, channel: child.stdio[3] as Duplex };
}
