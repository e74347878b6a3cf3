import { statfsSync } from "node:fs";
import { StartError } from "#lib/start-error.ts";

/** One WAL segment plus room for a checkpoint: below this PostgreSQL can neither be created nor started. */
const BYTES_MIN = 48 * 1024 * 1024;

export function isDiskFull(dir: string): boolean {
  try {
    const disk = statfsSync(dir);
    return disk.bavail * disk.bsize < BYTES_MIN;
  } catch {
    return false;
  }
}

export function diskFullError(dir: string, cause?: unknown): StartError {
  return new StartError(`The disk that holds ${dir} is full. Free some space and start again; nothing was lost.`, cause);
}
