import { type PruneOptions, pruneRows } from "../prune-rows.ts";

/** A file has up to 50 MB, in pieces of 2 KB that are rows, too. */
const BATCH_SIZE = 100;

/** Deletes the files of executions older than `before`, of all workspaces, oldest first. Returns how many went. */
export function pruneFiles(options: PruneOptions): Promise<number> {
  return pruneRows("result_files", { batchSize: BATCH_SIZE, ...options });
}
