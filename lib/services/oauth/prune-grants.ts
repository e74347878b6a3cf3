import { pool } from "#lib/db/pool.ts";

/** Deletes the tokens of people who are no members any more and of API tokens that have ended, of all workspaces. */
export async function pruneGrants(now: Date): Promise<number> {
  const { rowCount } = await pool().query(
    `DELETE FROM oauth_grants g
     WHERE EXISTS (SELECT 1 FROM api_tokens t WHERE t.id = g.holder_id AND (t.revoked_at IS NOT NULL OR t.expires_at < $1))
        OR (EXISTS (SELECT 1 FROM users u WHERE u.id = g.holder_id)
            AND NOT EXISTS (SELECT 1 FROM members m WHERE m.user_id = g.holder_id AND m.workspace_id = g.workspace_id))`,
    [now],
  );
  return rowCount ?? 0;
}
