import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { ListQuery } from "#lib/contracts/common.ts";
import { db } from "#lib/db/client.ts";
import { getConnector } from "../connectors/get-connector.ts";
import { pageArgs, searchIn, toPage } from "../page.ts";
import { toEndpoint } from "./to-endpoint.ts";

/** The endpoints of the connector `id`. */
export async function listEndpoints(ctx: Ctx, { id, ...query }: ListQuery & { id: string }) {
  assertCan(ctx, "connector:read");
  const { connector } = await getConnector(ctx, { id });
  const { where, ...page } = pageArgs(query);
  const search = searchIn(["name", "displayName", "description", "path"], query.search);
  const rows = await db().apiEndpoint.findMany({
    where: { ...where, ...search, connectorId: connector.id, workspaceId: ctx.workspace.id, deletedAt: null },
    ...page,
  });
  return toPage("endpoints", rows, query, toEndpoint);
}
