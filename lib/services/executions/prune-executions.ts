import { pool } from "#lib/db/pool.ts";

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

/** The smallest UUID of version 7 of that millisecond: ids sort by time, so the primary key alone finds the old rows. */
function firstIdOf(time: Date): string {
  const milliseconds = time.getTime().toString(16).padStart(12, "0");
  return `${milliseconds.slice(0, 8)}-${milliseconds.slice(8)}-0000-0000-000000000000`;
}
