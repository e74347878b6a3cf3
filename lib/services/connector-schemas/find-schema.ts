import type { Ctx } from "#lib/auth/ctx.ts";
import { db } from "#lib/db/client.ts";
import type { ConnectorSchema } from "#lib/db/generated/client.ts";
import { assertFound } from "../assert-found.ts";
import { getConnector } from "../connectors/get-connector.ts";

/** The stored description of a connector. Throws `not_found` where it was never read. */
export async function findSchema(ctx: Ctx, id: string): Promise<ConnectorSchema> {
  const { connector } = await getConnector(ctx, { id });
  const where = { connectorId: connector.id, workspaceId: ctx.workspace.id, kind: connector.apiType };
  return assertFound(await db().connectorSchema.findFirst({ where }), "schema");
}
