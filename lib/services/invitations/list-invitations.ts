import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { ListQuery } from "#lib/contracts/common.ts";
import { db } from "#lib/db/client.ts";
import { pageArgs, searchIn, toPage } from "../page.ts";
import { openInvitations } from "./open-invitations.ts";
import { toInvitation } from "./to-invitation.ts";

/** Invitations that can still be accepted. */
export async function listInvitations(ctx: Ctx, query: ListQuery) {
  assertCan(ctx, "member:read");
  const { where, ...page } = pageArgs(query);
  const rows = await db().invitation.findMany({
    where: { ...where, ...searchIn(["email"], query.search), ...openInvitations(), workspaceId: ctx.workspace.id },
    ...page,
  });
  return toPage("invitations", rows, query, toInvitation);
}
