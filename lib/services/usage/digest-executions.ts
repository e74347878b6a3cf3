import { pool } from "#lib/db/pool.ts";
import { DIGEST_BACKFILL, DIGEST_PENDING } from "./digest-statement.ts";

/** Rows per transaction: a fraction of a second, so that nothing waits for it for long. */
export const DIGEST_ROWS = 2_000;

/** Counts one batch of the executions that ended since, or one of those before the digest existed. Returns how many; 0 when all are counted, or another process is at it. */
export async function digestExecutions(batchRows = DIGEST_ROWS): Promise<number> {
  return (await run(DIGEST_PENDING, batchRows)) || ((await hasBackfill()) ? run(DIGEST_BACKFILL, batchRows) : 0);
}

async function run(statement: string, batchRows: number): Promise<number> {
  const { rows } = await pool().query<{ taken: number }>(statement, [batchRows]);
  return rows[0]?.taken ?? 0;
}

async function hasBackfill(): Promise<boolean> {
  const { rowCount } = await pool().query("SELECT FROM usage_backfill");
  return rowCount !== 0;
}
