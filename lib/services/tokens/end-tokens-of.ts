import type { Permission } from "#lib/contracts/permissions.ts";
import type { Transaction } from "#lib/db/client.ts";

interface Which {
  userId: string;
  /** Tokens stay that hold no other permission than these; every token holds one. */
  keeping: readonly Permission[];
}

/** Ends the tokens that the person made, and those that these tokens made. Returns how many. */
export async function endTokensOf(tx: Transaction, workspaceId: string, { userId, keeping }: Which): Promise<number> {
  let revoked = 0;
  // Again until nothing is left: a token may have made another while the first statement waited for it.
  for (;;) {
    const count = await tx.$executeRaw`
      WITH RECURSIVE made AS (
        SELECT id FROM api_tokens WHERE workspace_id = ${workspaceId}::uuid AND created_by_id = ${userId}::uuid
        UNION
        SELECT child.id FROM api_tokens child JOIN made ON child.created_by_id = made.id WHERE child.workspace_id = ${workspaceId}::uuid
      )
      UPDATE api_tokens SET revoked_at = now()
      WHERE id IN (SELECT id FROM made) AND revoked_at IS NULL AND NOT permissions <@ ${[...keeping]}::text[]`;
    if (count === 0) return revoked;
    revoked += count;
  }
}
