import { pool } from "#lib/db/pool.ts";
import { firstIdOf } from "#lib/id.ts";

export interface PruneOptions {
  before: Date;
  /** Rows per transaction: small enough that no reader and no vacuum waits for it. */
  batchSize?: number;
  signal?: AbortSignal;
}

/** Deletes the rows made before a time, oldest first; their ids tell. Returns how many went. */
export async function pruneRows(
  table: "tool_execution_logs" | "execution_facts" | "result_files",
  { before, batchSize = 5000, signal }: PruneOptions,
): Promise<number> {
  const bound = firstIdOf(before);
  let deleted = 0;
  while (!signal?.aborted) {
    const { rowCount } = await pool().query(
      `DELETE FROM ${table} WHERE id IN
         (SELECT id FROM ${table} WHERE id < $1::uuid ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED)`,
      [bound, batchSize],
    );
    deleted += rowCount ?? 0;
    if ((rowCount ?? 0) < batchSize) break;
  }
  return deleted;
}
