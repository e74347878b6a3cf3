import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { ConnectorView } from "#lib/contracts/connectors.ts";
import { db } from "#lib/db/client.ts";
import { assertFound, assertId } from "../assert-found.ts";
import { viewConnector } from "./view-connectors.ts";

export async function getConnector(ctx: Ctx, { id }: { id: string }): Promise<{ connector: ConnectorView }> {
  assertCan(ctx, "connector:read");
  const row = await db().apiConnector.findFirst({
    where: { id: assertId(id, "connector"), workspaceId: ctx.workspace.id, deletedAt: null },
  });
  return { connector: await viewConnector(ctx, assertFound(row, "connector")) };
}
