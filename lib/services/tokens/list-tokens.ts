import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { ListQuery } from "#lib/contracts/common.ts";
import { db } from "#lib/db/client.ts";
import { findActorNames } from "../actor-names.ts";
import { pageArgs, searchIn, toPage } from "../page.ts";
import { toToken } from "./to-token.ts";

export async function listTokens(ctx: Ctx, query: ListQuery) {
  assertCan(ctx, "token:read");
  const { where, ...page } = pageArgs(query);
  const rows = await db().apiToken.findMany({
    where: { ...where, ...searchIn(["name", "prefix"], query.search), workspaceId: ctx.workspace.id },
    omit: { tokenHash: true },
    ...page,
  });
  const makers = rows.flatMap(({ createdById }) => [
    { actorType: "user", actorId: createdById },
    { actorType: "token", actorId: createdById },
  ]);
  const names = await findActorNames(makers);
  return toPage("tokens", rows, query, (row) => toToken(row, names.get(row.createdById ?? "") ?? null));
}
