import type { Endpoint } from "#lib/contracts/endpoints.ts";
import type { Transaction } from "#lib/db/client.ts";
import { assertFound } from "../assert-found.ts";
import { toEndpoint } from "./to-endpoint.ts";

/** The endpoint, kept from being deleted until the transaction ends. */
export async function lockEndpoint(tx: Transaction, workspaceId: string, id: string): Promise<Endpoint> {
  const locked = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM api_endpoints WHERE id = ${id}::uuid AND workspace_id = ${workspaceId}::uuid AND deleted_at IS NULL FOR SHARE`;
  assertFound(locked[0], "endpoint");
  return toEndpoint(assertFound(await tx.apiEndpoint.findFirst({ where: { id, workspaceId, deletedAt: null } }), "endpoint"));
}
