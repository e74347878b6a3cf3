import type { Transaction } from "#lib/db/client.ts";
import { assertFound, assertId } from "../assert-found.ts";
import { SCHEMA_PARTS, storedSchema } from "../connector-schemas/stored-schema.ts";
import type { Known } from "../protocols/protocol.ts";
import { toConnector } from "./to-connector.ts";

/** What an endpoint is completed by. Connector and description stay as they are until the transaction ends. */
export async function lockConnector(tx: Transaction, workspaceId: string, id: string): Promise<Pick<Known, "connector" | "schema">> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM api_connectors
    WHERE id = ${assertId(id, "connector")}::uuid AND workspace_id = ${workspaceId}::uuid AND deleted_at IS NULL FOR SHARE`;
  assertFound(rows[0], "connector");
  const row = await tx.apiConnector.findUniqueOrThrow({ where: { id, workspaceId }, include: SCHEMA_PARTS });
  return { connector: toConnector(row), schema: await storedSchema(tx, row) };
}
