import { type PruneOptions, pruneRows } from "../prune-rows.ts";

/** Deletes the log of executions older than `before`, of all workspaces, oldest first. Returns how many rows went. */
export function pruneExecutions(options: PruneOptions): Promise<number> {
  return pruneRows("tool_execution_logs", options);
}
