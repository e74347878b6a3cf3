import { execFile } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

/** Absolute paths: `sandboxDir` is the folder lib/sandbox, `pyodideDir` that of the package, `dataDir` that of generated state. */
export interface SnapshotPlace {
  sandboxDir: string;
  pyodideDir: string;
  dataDir: string;
}

const BUILD_MS_MAX = 120_000;
const OUTPUT_CHARS_MAX = 2000;
const NAME = /^snapshot-[0-9a-f]{16}\.bin$/;
const LEFTOVER_MS = 10 * 60_000;
const pending = new Map<string, Promise<string>>();

/** The path of the memory from which Python starts. It is built once for each version of the interpreter; older ones are removed. */
export function ensurePythonSnapshot(place: SnapshotPlace): Promise<string> {
  const building = pending.get(place.dataDir) ?? findOrBuild(place).finally(() => pending.delete(place.dataDir));
  pending.set(place.dataDir, building);
  return building;
}

async function findOrBuild({ sandboxDir, pyodideDir, dataDir }: SnapshotPlace): Promise<string> {
  const entry = path.join(/* turbopackIgnore: true */ sandboxDir, "executor/python/build-snapshot.ts");
  const manifest = path.join(/* turbopackIgnore: true */ pyodideDir, "package.json");
  const hash = createHash("sha256");
  for (const file of [entry, manifest]) hash.update(await fs.readFile(file));
  const folder = path.join(/* turbopackIgnore: true */ dataDir, "python");
  const target = path.join(folder, `snapshot-${hash.digest("hex").slice(0, 16)}.bin`);
  if (await exists(target)) return target;
  await fs.mkdir(folder, { recursive: true });
  // Two processes may build at the same time: each moves a whole file into place.
  const temporary = path.join(folder, `building-${randomUUID()}.tmp`);
  try {
    await build(entry, temporary);
    await fs.rename(temporary, target);
  } finally {
    await fs.rm(temporary, { force: true });
  }
  await removeOthers(folder, target);
  return target;
}

async function build(entry: string, target: string): Promise<void> {
  const environment = { TZ: "UTC" } as unknown as NodeJS.ProcessEnv;
  const flags = ["--no-warnings", "--preserve-symlinks", "--preserve-symlinks-main"];
  try {
    await promisify(execFile)(process.execPath, [...flags, entry, target], { env: environment, timeout: BUILD_MS_MAX });
  } catch (error) {
    const output = error instanceof Error && "stderr" in error ? String(error.stderr).trim().slice(0, OUTPUT_CHARS_MAX) : "";
    throw new Error(`The snapshot of the Python interpreter could not be built: ${output || String(error)}`, { cause: error });
  }
}

async function removeOthers(folder: string, kept: string): Promise<void> {
  for (const name of await fs.readdir(folder)) {
    const file = path.join(folder, name);
    const isLeftover =
      name.startsWith("building-") && Date.now() - ((await fs.stat(file).catch(() => undefined))?.mtimeMs ?? Date.now()) > LEFTOVER_MS;
    if (file !== kept && (NAME.test(name) || isLeftover)) await fs.rm(file, { force: true });
  }
}

async function exists(file: string): Promise<boolean> {
  return fs.access(file).then(
    () => true,
    () => false,
  );
}
