import type { Transaction } from "#lib/db/client.ts";
import { assertFound, assertId } from "../assert-found.ts";

/** Keeps a credential from being deleted until the transaction ends, and tells its type. Throws `not_found`. */
export async function lockCredential(tx: Transaction, workspaceId: string, id: string): Promise<{ type: string }> {
  const rows = await tx.$queryRaw<{ type: string }[]>`
    SELECT type FROM credentials
    WHERE id = ${assertId(id, "credential")}::uuid AND workspace_id = ${workspaceId}::uuid AND deleted_at IS NULL FOR SHARE`;
  return assertFound(rows[0], "credential");
}
