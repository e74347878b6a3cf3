import type { Snippet } from "#lib/contracts/snippets.ts";
import type { Transaction } from "#lib/db/client.ts";
import { assertFound } from "../assert-found.ts";
import { toSnippet } from "./to-snippet.ts";

/** The snippet, kept from being deleted until the transaction ends. */
export async function lockSnippet(tx: Transaction, workspaceId: string, id: string): Promise<Snippet> {
  const locked = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM code_snippets WHERE id = ${id}::uuid AND workspace_id = ${workspaceId}::uuid AND deleted_at IS NULL FOR SHARE`;
  assertFound(locked[0], "snippet");
  return toSnippet(assertFound(await tx.codeSnippet.findFirst({ where: { id, workspaceId, deletedAt: null } }), "snippet"));
}
