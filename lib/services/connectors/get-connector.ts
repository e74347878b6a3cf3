import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { Connector } from "#lib/contracts/connectors.ts";
import { db } from "#lib/db/client.ts";
import { assertFound, assertId } from "../assert-found.ts";
import { toConnector } from "./to-connector.ts";

export async function getConnector(ctx: Ctx, { id }: { id: string }): Promise<{ connector: Connector }> {
  assertCan(ctx, "connector:read");
  const row = await db().apiConnector.findFirst({
    where: { id: assertId(id, "connector"), workspaceId: ctx.workspace.id, deletedAt: null },
  });
  return { connector: toConnector(assertFound(row, "connector")) };
}
