import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { ListQuery } from "#lib/contracts/common.ts";
import { db } from "#lib/db/client.ts";
import { pageArgs, searchIn, toPage } from "../page.ts";
import { toEndpoint } from "./to-endpoint.ts";

/** The endpoints of every connector of the workspace. */
export async function listAllEndpoints(ctx: Ctx, query: ListQuery) {
  assertCan(ctx, "connector:read");
  const { where, ...page } = pageArgs(query);
  const search = searchIn(["name", "displayName", "description", "path"], query.search);
  const living = { workspaceId: ctx.workspace.id, deletedAt: null, connector: { deletedAt: null } };
  const rows = await db().apiEndpoint.findMany({ where: { ...where, ...search, ...living }, ...page });
  return toPage("endpoints", rows, query, toEndpoint);
}
