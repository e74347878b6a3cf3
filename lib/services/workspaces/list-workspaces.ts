import type { UserCtx } from "#lib/auth/ctx.ts";
import type { ListQuery } from "#lib/contracts/common.ts";
import { db } from "#lib/db/client.ts";
import { pageArgs, searchIn, toPage } from "../page.ts";
import { toWorkspace } from "./to-workspace.ts";

/** The workspaces that a person belongs to. */
export async function listWorkspaces(ctx: UserCtx, query: ListQuery) {
  const { where, ...page } = pageArgs(query);
  const userId = ctx.user.id;
  const rows = await db().workspace.findMany({
    where: { ...where, ...searchIn(["name", "slug"], query.search), members: { some: { userId } } },
    include: { members: { where: { userId } } },
    ...page,
  });
  return toPage("workspaces", rows, query, (row) => toWorkspace(row, row.members[0]?.role ?? null));
}
