import { WorkspaceLimits } from "#lib/contracts/run-limits.ts";
import type { Transaction } from "#lib/db/client.ts";

/** What no snippet of the workspace may exceed. */
export async function findLimits(tx: Pick<Transaction, "workspace">, workspaceId: string): Promise<WorkspaceLimits> {
  const { limits } = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: { limits: true } });
  return WorkspaceLimits.parse(limits);
}
