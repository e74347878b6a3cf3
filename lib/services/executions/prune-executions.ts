import { pool } from "#lib/db/pool.ts";
import { firstIdOf } from "#lib/id.ts";

export interface PruneExecutions {
  before: Date;
  /** Rows per transaction: small enough that no reader and no vacuum waits for it. */
  batchSize?: number;
  signal?: AbortSignal;
}

/** Deletes the log of executions older than `before`, of all workspaces, oldest first. Returns how many rows went. */
export async function pruneExecutions({ before, batchSize = 5000, signal }: PruneExecutions): Promise<number> {
  const bound = firstIdOf(before);
  let deleted = 0;
  while (!signal?.aborted) {
    const { rowCount } = await pool().query(
      `DELETE FROM tool_execution_logs WHERE id IN
         (SELECT id FROM tool_execution_logs WHERE id < $1::uuid ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED)`,
      [bound, batchSize],
    );
    deleted += rowCount ?? 0;
    if ((rowCount ?? 0) < batchSize) break;
  }
  return deleted;
}
