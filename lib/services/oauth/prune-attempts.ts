import { pool } from "#lib/db/pool.ts";

/** Deletes begun connections that nobody finished in time, of all workspaces. */
export async function pruneAttempts(now: Date): Promise<number> {
  const { rowCount } = await pool().query("DELETE FROM oauth_attempts WHERE expires_at < $1", [now]);
  return rowCount ?? 0;
}
