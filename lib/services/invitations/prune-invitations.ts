import { pool } from "#lib/db/pool.ts";

/** Deletes invitations that ended unused before `now`, of all workspaces. Accepted ones stay, as a record of who joined how. */
export async function pruneInvitations(now: Date): Promise<number> {
  const { rowCount } = await pool().query("DELETE FROM invitations WHERE expires_at < $1 AND accepted_at IS NULL", [now]);
  return rowCount ?? 0;
}
