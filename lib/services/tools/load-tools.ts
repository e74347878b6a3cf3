import type { Transaction } from "#lib/db/client.ts";
import type { CustomTool } from "#lib/db/generated/client.ts";
import { assertFound } from "../assert-found.ts";

/** All of these tools, in the given order, or `not_found`. */
export async function loadTools(tx: Pick<Transaction, "customTool">, workspaceId: string, ids: string[]): Promise<CustomTool[]> {
  const rows = await tx.customTool.findMany({ where: { id: { in: ids }, workspaceId, deletedAt: null } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => assertFound(byId.get(id), "tool"));
}
