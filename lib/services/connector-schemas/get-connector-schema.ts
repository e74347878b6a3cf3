import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { ConnectorSchema } from "#lib/contracts/connector-schemas.ts";
import { db } from "#lib/db/client.ts";
import { assertFound } from "../assert-found.ts";
import { getConnector } from "../connectors/get-connector.ts";
import { toConnectorSchema } from "./to-connector-schema.ts";

export async function getConnectorSchema(ctx: Ctx, { id }: { id: string }): Promise<{ schema: ConnectorSchema }> {
  assertCan(ctx, "connector:read");
  const { connector } = await getConnector(ctx, { id });
  const where = { connectorId: connector.id, workspaceId: ctx.workspace.id, kind: connector.apiType };
  const row = assertFound(await db().connectorSchema.findFirst({ where, omit: { document: true } }), "schema");
  // The text may be large, and only its size is told.
  const [measured] = await db().$queryRaw<{ bytes: number }[]>`
    SELECT octet_length(document) AS bytes FROM connector_schemas
    WHERE connector_id = ${connector.id}::uuid AND workspace_id = ${ctx.workspace.id}::uuid`;
  return { schema: toConnectorSchema(row, assertFound(measured, "schema").bytes) };
}
