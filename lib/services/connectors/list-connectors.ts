import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { ListConnectorsQuery } from "#lib/contracts/connectors.ts";
import { db } from "#lib/db/client.ts";
import { defined } from "../defined.ts";
import { pageArgs, searchIn, toPage } from "../page.ts";
import { connectorViewer } from "./view-connectors.ts";

export async function listConnectors(ctx: Ctx, query: ListConnectorsQuery) {
  assertCan(ctx, "connector:read");
  const { where, ...page } = pageArgs(query);
  const search = searchIn(["name", "displayName", "description", "baseUrl"], query.search);
  const rows = await db().apiConnector.findMany({
    where: { ...where, ...search, ...defined({ apiType: query.apiType }), workspaceId: ctx.workspace.id, deletedAt: null },
    ...page,
  });
  return toPage("connectors", rows, query, await connectorViewer(ctx, rows));
}
