import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { ListQuery } from "#lib/contracts/common.ts";
import { db } from "#lib/db/client.ts";
import { pageArgs, searchIn, toPage } from "../page.ts";
import { toMember } from "./to-member.ts";

export async function listMembers(ctx: Ctx, query: ListQuery) {
  assertCan(ctx, "member:read");
  const { where, take } = pageArgs(query);
  const { search } = query;
  const rows = await db().member.findMany({
    where: {
      ...(where.id === undefined ? {} : { userId: where.id }),
      ...(search === undefined ? {} : { user: searchIn(["name", "email"], search) }),
      workspaceId: ctx.workspace.id,
    },
    include: { user: true },
    orderBy: { userId: "desc" },
    take,
  });
  return toPage(
    "members",
    rows.map((row) => ({ ...row, id: row.userId })),
    query,
    toMember,
  );
}
